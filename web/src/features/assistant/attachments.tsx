import { lazy, Suspense, useEffect, useRef, useState, type RefObject } from 'react';
import { sentenceOf } from '@/shared/api/errors';
import { useProject } from '@/shared/film/film-provider';
import { partOf, uploadTake } from '@/shared/film/upload';
import { fetched } from '@/shared/lib/fetched';
import { useDesk } from '@/features/timeline/model/desk';

const AttachmentList = lazy(async () => ({
  default: (await fetched(() => import('./attachment-list'))).AttachmentList,
}));

export interface Upload {
  id: number;
  name: string;
  /** `waiting`: for a scene to be selected. */
  state: 'waiting' | 'sending' | 'done' | 'failed';
  note: string;
}

export type Attached = ReturnType<typeof useAttachments>;

/** Files of one's own: each becomes a take of the selected scene, or of the music. */
export function useAttachments() {
  const project = useProject();
  const input = useRef<HTMLInputElement>(null);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const waiting = useRef(new Map<number, File>());
  const count = useRef(0);
  const put = (upload: Upload) =>
    setUploads((all) => {
      const at = all.findIndex((u) => u.id === upload.id);
      return at < 0 ? [...all, upload] : all.with(at, upload);
    });

  const send = async (file: File, id = count.current++) => {
    const scene = project.scenes.find((s) => s.id === useDesk.getState().selected[0]);
    const part = partOf(file, scene !== undefined);
    const say = (state: Upload['state'], note: string) => put({ id, name: file.name, state, note });
    if (!part) return say('failed', 'This is no picture, clip or sound; attach one of those.');
    if (part !== 'music' && !scene) {
      waiting.current.set(id, file);
      return say('waiting', 'Select the scene it is for');
    }
    const place = scene ? project.scenes.indexOf(scene) + 1 : 0;
    const note =
      part === 'music' ? 'Music' : `Scene ${place} ${part === 'visual' ? 'picture' : 'voice'}`;
    say('sending', note);
    try {
      await uploadTake(project.id, file, part === 'music' ? null : (scene?.id ?? null), part);
      say('done', note);
    } catch (error) {
      say('failed', sentenceOf(error));
    }
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(
    () =>
      useDesk.subscribe(({ selected }) => {
        if (!selected.length) return;
        const held = [...waiting.current];
        waiting.current.clear();
        for (const [id, file] of held) void latest.current(file, id);
      }),
    [],
  );
  return {
    uploads,
    input,
    add: (files: FileList | null) => [...(files ?? [])].forEach((file) => void send(file)),
    pick: () => input.current?.click(),
    /** What has arrived, and what could not, needs no mention once something was said. */
    tidy: () =>
      setUploads((all) => all.filter((u) => u.state === 'sending' || u.state === 'waiting')),
    forget: (id: number) => {
      waiting.current.delete(id);
      setUploads((all) => all.filter((u) => u.id !== id));
    },
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
        <Suspense>
          <AttachmentList uploads={uploads} forget={forget} />
        </Suspense>
      )}
    </>
  );
}
