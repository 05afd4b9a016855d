import { memo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

const PARTS: Components = {
  p: ({ children }) => <p className="mb-2 last:mb-0">{children}</p>,
  strong: ({ children }) => <strong className="font-semibold text-fg">{children}</strong>,
  ul: ({ children }) => (
    <ul className="mb-2 list-disc space-y-0.5 ps-4 marker:text-fg-3">{children}</ul>
  ),
  ol: ({ children }) => (
    <ol className="mb-2 list-decimal space-y-0.5 ps-5 marker:text-fg-3">{children}</ol>
  ),
  code: ({ children }) => (
    <code className="rounded bg-raise px-1 font-mono text-[12px]">{children}</code>
  ),
  a: ({ children, href }) => (
    <a href={href} target="_blank" rel="noreferrer" className="text-accent-ink underline">
      {children}
    </a>
  ),
  h1: ({ children }) => <p className="mt-3 mb-1 font-semibold text-fg first:mt-0">{children}</p>,
  h2: ({ children }) => <p className="mt-3 mb-1 font-semibold text-fg first:mt-0">{children}</p>,
  h3: ({ children }) => <p className="mt-2 mb-1 font-medium text-fg first:mt-0">{children}</p>,
  table: ({ children }) => (
    <div className="thin-scroll mb-2 overflow-x-auto">
      <table className="w-full text-xs [&_td]:border-t [&_td]:px-2 [&_td]:py-1 [&_th]:px-2 [&_th]:py-1 [&_th]:text-start">
        {children}
      </table>
    </div>
  ),
  img: ({ alt }) => <span>{alt}</span>,
};
const PLUGINS = [remarkGfm];

/** One paragraph, list or table of Markdown. */
export const MarkdownBlock = memo(function MarkdownBlock({ text }: { text: string }) {
  return (
    <Markdown components={PARTS} remarkPlugins={PLUGINS}>
      {text}
    </Markdown>
  );
});
