import {
  Copy,
  Download,
  LayoutList,
  MoreHorizontal,
  PenLine,
  SlidersHorizontal,
  Trash2,
} from 'lucide-react';
import { useNavigate } from 'react-router';
import type { FilmCard } from '@/features/films/queries';
import { useFilmActions } from '@/features/films/use-film-actions';
import { films as words } from '@/shared/i18n/films';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuItem, MenuLine } from '@/shared/ui/menu';

export function FilmMenu({ film, onRename }: { film: FilmCard; onRename: () => void }) {
  const navigate = useNavigate();
  const act = useFilmActions(film);
  const go = (stage: string) => () => void navigate(`/films/${film.id}/${stage}`);
  return (
    <Menu
      trigger={
        <IconButton label={words.options(film.title)} size="iconSm">
          <MoreHorizontal className="size-4" />
        </IconButton>
      }
    >
      <MenuItem icon={<SlidersHorizontal />} onSelect={go('studio')}>
        {words.open}
      </MenuItem>
      <MenuItem icon={<LayoutList />} onSelect={go('plan')}>
        {words.openPlan}
      </MenuItem>
      <MenuItem icon={<Download />} onSelect={go('deliver')}>
        {words.deliver}
      </MenuItem>
      <MenuLine />
      {/* The menu gives the focus back to its button first; the field takes it after that. */}
      <MenuItem icon={<PenLine />} onSelect={() => setTimeout(onRename, 50)}>
        {words.rename}
      </MenuItem>
      <MenuItem icon={<Copy />} onSelect={() => void act.duplicate()}>
        {words.duplicate}
      </MenuItem>
      <MenuItem danger icon={<Trash2 />} onSelect={() => void act.remove()}>
        {words.remove}
      </MenuItem>
    </Menu>
  );
}
