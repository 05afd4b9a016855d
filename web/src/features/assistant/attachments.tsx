import { Check, X } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { sentenceOf } from '@/shared/api/errors';
import { useProject } from '@/shared/film/film-provider';
import { partOf, uploadTake } from '@/shared/film/upload';
import { Spinner } from '@/shared/ui/spinner';
import { notify } from '@/shared/ui/toast';
import { useDesk } from '@/features/timeline/model/desk';

interface Upload {
  id: number;
  name: string;
  state: 'sending' | 'done' | 'failed';
  note: string;
}

export type Attached = ReturnType<typeof useAttachments>;

/** Files of one's own: each becomes a take of the selected scene, or of the music. */
export function useAttachments() {
  const project = useProject();
  const input = useRef<HTMLInputElement>(null);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const count = useRef(0);
  const put = (upload: Upload) =>
    setUploads((all) => [...all.filter((u) => u.id !== upload.id), upload]);

  const send = async (file: File) => {
    const scene = project.scenes.find((s) => s.id === useDesk.getState().selected[0]);
    const part = partOf(file, scene !== undefined);
    if (!part || (part !== 'music' && !scene)) {
      notify.info('Select a scene first: the file becomes a take of it.');
      return;
    }
    const id = count.current++;
    const place = scene ? project.scenes.indexOf(scene) + 1 : 0;
    const note =
      part === 'music' ? 'Music' : `Scene ${place} ${part === 'visual' ? 'picture' : 'voice'}`;
    put({ id, name: file.name, state: 'sending', note });
    try {
      await uploadTake(project.id, file, part === 'music' ? null : (scene?.id ?? null), part);
      put({ id, name: file.name, state: 'done', note });
    } catch (error) {
      put({ id, name: file.name, state: 'failed', note: sentenceOf(error) });
    }
  };
  return {
    uploads,
    input,
    add: (files: FileList | null) => void Promise.all([...(files ?? [])].map(send)),
    pick: () => input.current?.click(),
    /** What has arrived needs no mention once something was said. */
    tidy: () => setUploads((all) => all.filter((u) => u.state !== 'done')),
    forget: (id: number) => setUploads((all) => all.filter((u) => u.id !== id)),
  };
}

export function Attachments(props: {
  uploads: readonly Upload[];
  input: RefObject<HTMLInputElement | null>;
  add: (files: FileList | null) => void;
  forget: (id: number) => void;
}) {
  const { uploads, input, add, forget } = props;
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Files to attach"
        accept="image/*,video/*,audio/*"
        onChange={(event) => {
          add(event.target.files);
          event.target.value = '';
        }}
      />
      {uploads.length > 0 && (
        <ul className="flex flex-wrap gap-1.5 px-2.5 pt-2.5" aria-label="Attachments">
          {uploads.map(({ id, name, state, note }) => (
            <li
              key={id}
              className="flex h-6 max-w-full items-center gap-1.5 rounded-md bg-raise ps-2 pe-1 text-2xs"
            >
              {state === 'sending' && <Spinner label="Uploading" className="size-3" />}
              {state === 'done' && <Check className="size-3 text-ok" aria-label="Uploaded" />}
              <span className="max-w-28 truncate font-medium">{name}</span>
              <span className={state === 'failed' ? 'truncate text-danger' : 'truncate text-fg-3'}>
                {note}
              </span>
              <button
                type="button"
                aria-label={`Hide ${name}`}
                onClick={() => forget(id)}
                className="hit grid size-5 place-items-center rounded hover:bg-card"
              >
                <X className="size-3" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
