import { useQuery } from '@tanstack/react-query';
import { Download as DownloadIcon } from 'lucide-react';
import { useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { PosterChoice } from '@/features/deliver/poster-choice';
import { captionsQuery, downloadQuery } from '@/features/deliver/queries';
import type { Render } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { deliver as words } from '@/shared/i18n/deliver';
import { formatBytes } from '@/shared/lib/format';
import { readyTake, shownTake } from '@/shared/film/layout';
import { Poster } from '@/shared/film/poster';
import { useOnline } from '@/shared/lib/fetched';
import { Button } from '@/shared/ui/button';
import { ErrorPanel } from '@/shared/ui/error-panel';

/** The film file playing, and the button that saves it. */
export function RenderPlayer({
  render,
  stale,
  due,
}: {
  render: Render;
  stale: boolean;
  /** Another file is to be made before this one is worth saving. */
  due: boolean;
}) {
  const project = useProject();
  const player = useRef<HTMLVideoElement>(null);
  const { data, error, refetch } = useQuery(downloadQuery(project.id, render.id));
  const { data: captions } = useQuery(captionsQuery(project.id, render.revision));
  const online = useOnline();
  /** Whether there was a line when the file failed: what failed without one is tried when it is back. */
  const [failedOnline, setFailedOnline] = useState<boolean | null>(null);
  const failed = failedOnline !== null && (failedOnline || !online);
  const again = () => {
    setFailedOnline(null);
    void refetch();
  };
  const { width_px, height_px } = render;
  // As wide as its shape allows: an upright film's controls lie on its picture, not beside it.
  const shape = {
    aspectRatio: `${width_px} / ${height_px}`,
    width: `min(100%, ${(64 * width_px) / height_px}dvh)`,
  };
  return (
    <div>
      <div className="grid place-items-center overflow-hidden rounded-2xl bg-stage ring-1 ring-line">
        {data && !failed ? (
          <video
            ref={player}
            src={data.url}
            poster={data.poster_url ?? undefined}
            controls
            playsInline
            onError={() => setFailedOnline(online)}
            preload="metadata"
            aria-label={words.player(project.title)}
            style={shape}
            className="bg-stage object-contain"
          >
            <track
              kind="captions"
              src={captions}
              srcLang={project.settings.language}
              label={words.captions}
              default={render.captions === 'soft'}
            />
          </video>
        ) : (
          <NotHere style={shape}>
            {!online && <p className={NOTE}>{words.away}</p>}
            {online && failed && (
              <p className={NOTE}>
                {words.notLoaded}{' '}
                <button type="button" className="underline" onClick={again}>
                  {common.retry}
                </button>
              </p>
            )}
            {online && error && <ErrorPanel error={error} onRetry={again} />}
          </NotHere>
        )}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <div className="min-w-0">
          <p className="line-clamp-2 font-display text-[30px] leading-[1.1]">{project.title}</p>
          {stale && <p className="mt-1.5 text-xs text-warn">{words.outdated}</p>}
        </div>
        {data && (
          <Button
            asChild
            tone={due ? 'outline' : 'accent'}
            size="lg"
            className="ms-auto max-sm:w-full"
          >
            <a href={data.download_url} download>
              <DownloadIcon className="size-4" aria-hidden />
              {words.download}
              <span className="tnum font-normal opacity-75">{formatBytes(render.size_bytes)}</span>
            </a>
          </Button>
        )}
      </div>
      {data && (
        <div className="mt-8">
          <PosterChoice render={render} poster={data.poster_url} player={player} />
        </div>
      )}
    </div>
  );
}

const NOTE = 'relative m-4 rounded-xl bg-black/75 px-3.5 py-2 text-center text-sm text-white';

/** The film's first picture in the place of its file, and why that is not there. */
function NotHere({ style, children }: { style: CSSProperties; children: ReactNode }) {
  const { id, scenes } = useProject();
  const first = scenes.find((scene) => readyTake(scene.picture));
  return (
    <div style={style} className="relative grid place-items-center">
      {first && (
        <Poster
          filmId={id}
          take={shownTake(first.picture)}
          className="absolute inset-0 size-full"
        />
      )}
      {children}
    </div>
  );
}
