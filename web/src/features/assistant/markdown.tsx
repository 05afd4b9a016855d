import { lazy, memo, Suspense, useMemo } from 'react';
import { fetched } from '@/shared/lib/fetched';
import { blocks } from './blocks';

/** The reader of Markdown is a seventh of the studio: the first question fetches it. */
export const fetchReader = () => fetched(() => import('./markdown-block'));
const MarkdownBlock = lazy(async () => ({ default: (await fetchReader()).MarkdownBlock }));

/** The words without their marks, until the reader is here. */
const plain = (text: string) => text.replaceAll(/[*`|]|^[#>]+ /gm, '');

/** Text of the assistant. While it streams only its last paragraph is parsed again. */
export const Said = memo(function Said({ text }: { text: string }) {
  const parts = useMemo(() => blocks(text), [text]);
  return (
    <div className="text-[13.5px] leading-[1.55] text-pretty text-fg-2">
      {parts.map((part, index) => (
        <Suspense
          key={index}
          fallback={<p className="mb-2 whitespace-pre-wrap last:mb-0">{plain(part)}</p>}
        >
          <MarkdownBlock text={part} />
        </Suspense>
      ))}
    </div>
  );
});
