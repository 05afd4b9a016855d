import { ArrowUp, AtSign, Paperclip, Square } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { isWriting } from '@/shared/lib/keys';
import { MODES, useMode } from '@/shared/lib/mode';
import { IconButton } from '@/shared/ui/icon-button';
import { Segmented } from '@/shared/ui/segmented';
import { notify } from '@/shared/ui/toast';
import { useDesk } from '@/features/timeline/model/desk';
import { playback } from '@/features/timeline/model/playback';
import { Attachments, type Attached } from './attachments';
import { Completion, useCompletion } from './completion';
import { Conversations } from './conversations';
import { mentioned } from './mentions';
import type { Selected } from './run/events';
import { SceneChip } from './scene-chip';
import { Suggestions } from './suggestions';
import { useConversation, useTalk } from './use-conversation';
import { useMessage } from './use-message';

/** Where the person writes, with what the words are about. */
export function Composer({ compact, attached }: { compact?: boolean; attached: Attached }) {
  const project = useProject();
  const conversation = useConversation();
  const { thread } = useTalk();
  const { mode, setMode } = useMode();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, aside, setText, put, sent, putBack } = useMessage(project.id, field);
  const selection = useSelection();
  const completion = useCompletion(field, text, setText);
  const running = thread.status === 'running';
  useSlash(field);

  const send = () => {
    if (!text.trim()) return;
    const held = conversation.takeBack(); // it goes with this one
    const words = [held?.text, text.trim()].filter(Boolean).join('\n');
    const about = [...(held?.selection ?? []), ...selection, ...mentioned(project, text)];
    sent();
    attached.tidy();
    const ask = {
      text: words,
      selection: about.filter((s, at) => about.findIndex((o) => o.scene_id === s.scene_id) === at),
      at_ms: Math.round(playback.ms),
    };
    conversation.send(ask).catch((error: unknown) => {
      put(words);
      notify.failed(error);
    });
  };
  const stop = () => conversation.stop().catch(notify.failed);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (completion.press(event)) return;
    if (event.key === 'Escape' && running) void stop();
    if (event.key === 'ArrowUp' && !text) editLast(event);
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if ((event.metaKey || event.ctrlKey) && !text.trim()) return;
    event.preventDefault();
    send();
  };

  return (
    <div className="shrink-0 px-3 pt-1 pb-3">
      <Suggestions />
      <form
        aria-label="Message"
        className="relative rounded-2xl border border-line-2 bg-card focus-box"
        onSubmit={(event) => {
          event.preventDefault();
          if (running && !text.trim()) void stop();
          else send();
        }}
      >
        <Completion {...completion} />
        {selection.length > 0 && (
          <div className="flex flex-wrap gap-1.5 px-2.5 pt-2.5">
            {selection.slice(0, 6).map((selected) => (
              <SceneChip
                key={selected.scene_id}
                selected={selected}
                onRemove={() => unselect(selected)}
              />
            ))}
            {selection.length > 6 && (
              <span className="self-center text-2xs text-fg-3">
                and {selection.length - 6} more
              </span>
            )}
          </div>
        )}
        <Attachments {...attached} />
        {aside && <Aside words={aside} onPutBack={putBack} />}
        <textarea
          ref={field}
          data-composer
          aria-label="Message the assistant"
          value={text}
          rows={compact ? 1 : 2}
          maxLength={8000}
          placeholder={placeholder(
            project.scenes.map((s) => s.id),
            selection,
          )}
          onChange={(event) => {
            setText(event.target.value);
            completion.look(event.target);
          }}
          onKeyDown={press}
          onPaste={(event) => attached.add(event.clipboardData.files)}
          {...completion.aria}
          className="block field-sizing-content max-h-40 w-full resize-none bg-transparent px-3.5 pt-2.5 pb-1 text-[13.5px] pointer-coarse:text-[16px] leading-[1.5] outline-none placeholder:text-fg-3"
        />
        <div className="flex items-center gap-0.5 p-1.5">
          <IconButton label="Attach a picture, clip or sound" size="iconSm" onClick={attached.pick}>
            <Paperclip className="size-4" />
          </IconButton>
          <IconButton label="Mention a scene" kbd="@" size="iconSm" onClick={completion.start}>
            <AtSign className="size-4" />
          </IconButton>
          {compact && <Conversations begin />}
          <Segmented
            label={common.mode}
            value={mode}
            options={MODES}
            onChange={setMode}
            className="ms-1 bg-transparent"
          />
          <span className="ms-auto me-1.5 truncate text-2xs text-fg-3 max-sm:hidden">
            {common.modes[mode].short}
          </span>
          {running && !text.trim() ? (
            <IconButton
              label="Stop"
              kbd="Esc"
              tone="solid"
              size="iconSm"
              type="submit"
              className="shrink-0 rounded-full max-sm:ms-auto"
            >
              <Square className="size-3 fill-current" />
            </IconButton>
          ) : (
            <IconButton
              label="Send"
              kbd="↵"
              tone="accent"
              size="iconSm"
              type="submit"
              disabled={!text.trim()}
              className="shrink-0 rounded-full max-sm:ms-auto"
            >
              <ArrowUp className="size-4" />
            </IconButton>
          )}
        </div>
      </form>
    </div>
  );
}

function placeholder(order: readonly string[], selection: readonly Selected[]): string {
  if (!order.length) return 'What is the film about?';
  if (selection[0]?.part === 'music') return 'Change the music…';
  const places = selection.map((s) => order.indexOf(s.scene_id) + 1).filter(Boolean);
  if (!places.length) return 'Ask for a change, or describe a scene…';
  return places.length > 4 ? 'Change these scenes…' : `Change scene ${places.join(', ')}…`;
}

/** What was half-written when something else was put in its place. */
const Aside = ({ words, onPutBack }: { words: string; onPutBack: () => void }) => (
  <p className="flex items-center gap-2 px-3.5 pt-2 text-2xs text-fg-3">
    <span className="min-w-0 truncate">Comes back after this: {words}</span>
    <button
      type="button"
      onClick={onPutBack}
      className="hit ms-auto shrink-0 rounded text-fg-2 underline hover:text-fg"
    >
      Put back
    </button>
  </p>
);

const unselect = ({ scene_id, part }: Selected) => {
  const { select, point } = useDesk.getState();
  return part === 'music' ? point(null) : select(scene_id, 'toggle');
};

/** The selected scenes that are still there, with the part that was clicked; or the music. */
function useSelection(): Selected[] {
  const { scenes } = useProject();
  const selected = useDesk((desk) => desk.selected);
  const part = useDesk((desk) => desk.part);
  if (part === 'music') return [{ scene_id: '', part }];
  return selected
    .filter((id) => scenes.some((scene) => scene.id === id))
    .map((scene_id) => (part ? { scene_id, part } : { scene_id }));
}

/** "/" goes to the composer from everywhere. */
function useSlash(field: React.RefObject<HTMLTextAreaElement | null>) {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || isWriting(event)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [field]);
}

function editLast(event: KeyboardEvent) {
  const buttons = document.querySelectorAll<HTMLButtonElement>('[data-edit-message]');
  const last = [...buttons].at(-1);
  if (!last) return;
  event.preventDefault();
  last.click();
}
