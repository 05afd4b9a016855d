import { useQuery } from '@tanstack/react-query';
import { Download as DownloadIcon } from 'lucide-react';
import { useRef } from 'react';
import { PosterChoice } from '@/features/deliver/poster-choice';
import { captionsQuery, downloadQuery } from '@/features/deliver/queries';
import type { Render } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { deliver as words } from '@/shared/i18n/deliver';
import { formatBytes } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { ErrorPanel } from '@/shared/ui/error-panel';

/** The film file playing, and the button that saves it. */
export function RenderPlayer({ render, stale }: { render: Render; stale: boolean }) {
  const project = useProject();
  const player = useRef<HTMLVideoElement>(null);
  const { data, error, refetch } = useQuery(downloadQuery(project.id, render.id));
  const { data: captions } = useQuery(captionsQuery(project.id, render.revision));
  const { width_px, height_px } = render;
  // As wide as its shape allows: an upright film's controls lie on its picture, not beside it.
  const shape = {
    aspectRatio: `${width_px} / ${height_px}`,
    width: `min(100%, ${(64 * width_px) / height_px}dvh)`,
  };
  return (
    <div>
      <div className="grid place-items-center overflow-hidden rounded-2xl bg-stage ring-1 ring-line">
        {data ? (
          <video
            ref={player}
            src={data.url}
            poster={data.poster_url ?? undefined}
            controls
            playsInline
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
          <div style={shape}>
            {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
          </div>
        )}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <div className="min-w-0">
          <p className="line-clamp-2 font-display text-[30px] leading-[1.1]">{project.title}</p>
          {stale && <p className="mt-1.5 text-xs text-warn">{words.outdated}</p>}
        </div>
        {data && (
          <Button asChild tone="accent" size="lg" className="ms-auto max-sm:w-full">
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
