import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { downloadQuery } from '@/features/deliver/queries';
import { fileName, saveAnswer } from '@/shared/api/save-answer';
import type { Render } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { deliver as words } from '@/shared/i18n/deliver';
import { Button } from '@/shared/ui/button';
import { notify } from '@/shared/ui/toast';

const KINDS = ['srt', 'vtt', 'otio', 'fcpxml', 'edl'] as const;

/** Captions, the cut for other editors, and the poster. */
export function Downloads({ render }: { render: Render | undefined }) {
  const project = useProject();
  const { data } = useQuery({
    ...downloadQuery(project.id, render?.id ?? ''),
    enabled: Boolean(render),
  });
  const save = (kind: string) =>
    void saveAnswer(`/api/projects/${project.id}/exports/${kind}`, fileName(project.title, kind))
      .then((headers) => {
        const lost = headers.get('X-Loss');
        if (lost) notify.info(words.loss(lost));
      })
      .catch(notify.failed);
  return (
    <section aria-labelledby="files">
      <h2 id="files" className="text-2xs text-fg-3">
        {words.files}
      </h2>
      <ul className="mt-2 grid grid-cols-2 gap-1.5">
        {KINDS.map((kind) => (
          <li key={kind}>
            <Button
              tone="outline"
              size="sm"
              className="w-full justify-start"
              onClick={() => save(kind)}
            >
              <FileDown className="size-3.5 text-fg-3" aria-hidden />
              {words[kind]}
            </Button>
          </li>
        ))}
        {data?.poster_url && (
          <li>
            <Button asChild tone="outline" size="sm" className="w-full justify-start">
              <a href={data.poster_url} target="_blank" rel="noreferrer">
                <FileDown className="size-3.5 text-fg-3" aria-hidden />
                {words.poster}
              </a>
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}
