import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImageIcon } from 'lucide-react';
import type { RefObject } from 'react';
import { downloadQuery } from '@/features/deliver/queries';
import { choosePoster } from '@/shared/api/assets';
import type { Render } from '@/shared/api/types';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { deliver as words } from '@/shared/i18n/deliver';
import { Button } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';
import { notify } from '@/shared/ui/toast';

/** The frame that stands for the film: what the player shows now, or the one the engine took. */
export function PosterChoice({
  render,
  poster,
  player,
}: {
  render: Render;
  poster: string | null | undefined;
  player: RefObject<HTMLVideoElement | null>;
}) {
  const project = useProject();
  const editor = useEditor();
  const queries = useQueryClient();
  const shown = () => queries.invalidateQueries(downloadQuery(project.id, render.id));
  const choose = useMutation({
    mutationFn: () =>
      choosePoster(project.id, render.id, Math.round((player.current?.currentTime ?? 0) * 1000)),
    onSuccess: shown,
    onError: notify.failed,
  });
  const reset = () =>
    editor
      .edit([{ op: 'settings', poster_asset: '' }])
      .then(shown)
      .catch(notify.failed);
  return (
    <section aria-labelledby="poster" className="rounded-2xl border border-line bg-panel p-4">
      <h2 id="poster" className="text-sm font-medium">
        {words.poster}
      </h2>
      <div className="mt-3 flex flex-wrap items-center gap-4">
        {poster && (
          <img
            src={poster}
            alt={words.posterAlt}
            className="h-20 rounded-lg bg-stage object-cover ring-1 ring-line"
          />
        )}
        <div className="min-w-0 flex-1 basis-56">
          <p className="text-xs text-pretty text-fg-2">{words.posterHint}</p>
          <div className="mt-2 flex flex-wrap gap-1.5">
            <Button
              size="sm"
              tone="outline"
              disabled={choose.isPending}
              onClick={() => choose.mutate()}
            >
              {choose.isPending ? <Spinner /> : <ImageIcon className="size-3.5" aria-hidden />}
              {words.posterUse}
            </Button>
            {project.poster_asset && (
              <Button size="sm" onClick={() => void reset()}>
                {words.posterReset}
              </Button>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}
