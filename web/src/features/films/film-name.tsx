import type { FilmCard } from '@/features/films/queries';
import { useFilmActions } from '@/features/films/use-film-actions';
import { films as words } from '@/shared/i18n/films';
import { Input } from '@/shared/ui/input';

/** The film's title, or the field to give it another one. */
export function FilmName({
  film,
  renaming,
  onDone,
}: {
  film: FilmCard;
  renaming: boolean;
  onDone: () => void;
}) {
  if (renaming) return <Rename film={film} onDone={onDone} />;
  return (
    <h2 className="truncate text-sm font-medium" title={film.title}>
      {film.title}
    </h2>
  );
}

function Rename({ film, onDone }: { film: FilmCard; onDone: () => void }) {
  const act = useFilmActions(film);
  const keep = (title: string) => {
    if (title.trim() && title !== film.title) void act.rename(title.trim());
    onDone();
  };
  return (
    <Input
      autoFocus
      aria-label={words.renameLabel}
      defaultValue={film.title}
      maxLength={200}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = film.title;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      className="h-7"
    />
  );
}
