import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '@/shared/api/http';
import { active } from '@/shared/film/eta';
import { useFilm } from '@/shared/film/film-provider';
import { useDesk } from '@/features/timeline/model/desk';
import { useTalk } from './use-conversation';

/** What could be said next. A click writes it into the composer, where it can still be changed; what is half-written there steps aside. */
export function Suggestions() {
  const { thread, sending } = useTalk();
  const say = useDesk((desk) => desk.say);
  const list = useSuggestions();
  if (!list?.length || sending || thread.status === 'running') return null;
  return (
    <div
      role="group"
      aria-label="Suggestions"
      className="flex gap-1.5 overflow-x-auto pb-2 [scrollbar-width:none] off-keyboard"
    >
      {list.map((text) => (
        <button
          key={text}
          type="button"
          onClick={() => say(text)}
          className="h-7 shrink-0 rounded-full border border-line-2 px-2.5 text-xs text-fg-2 transition-colors hover:bg-raise hover:text-fg"
        >
          {text}
        </button>
      ))}
    </div>
  );
}

/** Asked for anew whenever the film, what is selected, or that work is under way has changed. */
function useSuggestions(): string[] | undefined {
  const { project, revision, jobs } = useFilm();
  const scene_id = useDesk((desk) => desk.selected[0]);
  const part = useDesk((desk) => desk.part) ?? undefined;
  const working = Object.values(jobs).some(active);
  const { data } = useQuery({
    queryKey: ['suggestions', project.id, revision, working, scene_id, part],
    queryFn: ({ signal }) =>
      get<string[]>(`/api/projects/${project.id}/suggestions`, {
        query: { scene_id, part },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return data;
}
