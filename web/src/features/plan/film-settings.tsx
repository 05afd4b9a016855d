import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { CastList } from '@/features/plan/cast-list';
import { ReferencePicture } from '@/features/plan/reference-picture';
import { SettingsPanel } from '@/features/plan/settings-panel';
import { capitalised } from '@/shared/api/choices';
import { useProject } from '@/shared/film/film-provider';
import { layoutFilm } from '@/shared/film/layout';
import { plan as words } from '@/shared/i18n/plan';
import { cn } from '@/shared/lib/cn';
import { formatClock } from '@/shared/lib/format';

/** What holds for the whole film: beside the scenes, or folded above them where there is no room. */
export function FilmSettings() {
  const project = useProject();
  const [open, setOpen] = useState(false);
  const { aspect, style } = project.settings;
  const length = formatClock(layoutFilm(project).duration_ms);
  return (
    <aside
      aria-label={words.settings}
      className="mt-5 self-start max-lg:rounded-2xl max-lg:border max-lg:border-line max-lg:bg-panel lg:thin-scroll lg:sticky lg:top-20 lg:-mx-1.5 lg:max-h-[calc(100dvh-10.5rem)] lg:overflow-y-auto lg:px-1.5 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mt-0"
    >
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="tnum flex h-11 w-full items-center gap-2 px-3 text-xs lg:hidden"
      >
        <SlidersHorizontal className="size-4 shrink-0 text-fg-3" aria-hidden />
        <span className="shrink-0 font-medium">{words.settings}</span>
        <span className="truncate text-fg-3">{`${aspect} · ${length} · ${capitalised(style)}`}</span>
        <ChevronDown
          className={cn(
            'ms-auto size-4 shrink-0 text-fg-3 transition-transform',
            open && 'rotate-180',
          )}
          aria-hidden
        />
      </button>
      <div className={cn('lg:block max-lg:px-3 max-lg:pb-4', !open && 'hidden')}>
        <SettingsPanel />
        <ReferencePicture />
        <CastList />
      </div>
    </aside>
  );
}
