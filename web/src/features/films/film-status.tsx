import { isMaking, type FilmCard, type FilmStatus } from '@/features/films/queries';
import { films as words } from '@/shared/i18n/films';
import { Chip, type ChipTone } from '@/shared/ui/chip';

const TONES: Partial<Record<FilmStatus, ChipTone>> = { made: 'ok', failed: 'danger' };

/** Where the film stands; nothing for one that is ready. */
export function FilmStatusChip({ film }: { film: FilmCard }) {
  if (isMaking(film)) {
    const percent = film.progress === null ? '' : ` ${Math.round(film.progress * 100)}%`;
    return <Chip tone="accent">{`${words.status.making}${percent}`}</Chip>;
  }
  if (film.needs_you && film.status !== 'failed') return <Chip tone="warn">{words.asks}</Chip>;
  if (film.status === 'rendered') return null;
  return <Chip tone={TONES[film.status] ?? 'plain'}>{words.status[film.status]}</Chip>;
}
