import { useProject } from '@/shared/film/film-provider';
import { useDesk } from '@/features/timeline/model/desk';
import { useStale } from '@/features/timeline/model/use-timeline';
import { useTalk } from './use-conversation';

/** What could be said next. A click writes it into the composer, where it can still be changed. */
export function Suggestions() {
  const { thread, sending } = useTalk();
  const said = useSelected();
  const say = useDesk((desk) => desk.say);
  const list = said.length ? said : thread.suggestions;
  if (!list.length || sending || thread.status === 'running') return null;
  return (
    <div
      role="group"
      aria-label="Suggestions"
      className="flex gap-1.5 overflow-x-auto pb-2 [scrollbar-width:none]"
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

/** With scenes in hand the suggestions are about them. */
function useSelected(): string[] {
  const { scenes } = useProject();
  const selected = useDesk((desk) => desk.selected);
  const part = useDesk((desk) => desk.part);
  const stale = useStale();
  const [id] = selected;
  if (!id || !scenes.some((scene) => scene.id === id)) return [];
  const old = stale.has(`${id}.visual`) || stale.has(`${id}.audio`);
  const update = old ? ['Update what is out of date'] : [];
  if (part === 'audio') return [...update, 'Another voice', 'Slower', 'Shorten the narration'];
  return [
    ...update,
    'Make this darker',
    'Another take',
    'Make it shorter',
    'Bring the camera closer',
  ];
}
