import { memo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { cn } from '@/shared/lib/cn';

const PARTS: Components = {
  p: ({ children }) => <p className="mb-2 last:mb-0">{children}</p>,
  strong: ({ children }) => <strong className="font-semibold text-fg">{children}</strong>,
  ul: ({ children }) => (
    <ul className="mb-2 list-disc space-y-0.5 ps-4 marker:text-fg-3 last:mb-0">{children}</ul>
  ),
  li: ({ children, className }) => (
    <li className={cn(className?.includes('task') && '-ms-4 list-none')}>{children}</li>
  ),
  input: ({ checked }) => <span aria-hidden>{checked ? '☑' : '☐'}</span>,
  ol: ({ children }) => (
    <ol className="mb-2 list-decimal space-y-0.5 ps-5 marker:text-fg-3 last:mb-0">{children}</ol>
  ),
  code: ({ children }) => (
    <code className="rounded bg-raise px-1 font-mono text-[12px]">{children}</code>
  ),
  pre: ({ children }) => (
    <pre className="mb-2 rounded-lg border border-line bg-card px-3 py-2 leading-normal wrap-anywhere whitespace-pre-wrap last:mb-0 [&_code]:bg-transparent [&_code]:p-0">
      {children}
    </pre>
  ),
  blockquote: ({ children }) => (
    <blockquote className="mb-2 border-s-2 border-line-2 ps-3 last:mb-0">{children}</blockquote>
  ),
  hr: () => <hr className="my-3 border-line" />,
  // What is no web or mail address comes without one: words, not a link.
  a: ({ children, href }) =>
    href ? (
      <a href={href} target="_blank" rel="noreferrer" className="text-accent-ink underline">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  h1: ({ children }) => <p className="mt-3 mb-1 font-semibold text-fg first:mt-0">{children}</p>,
  h2: ({ children }) => <p className="mt-3 mb-1 font-semibold text-fg first:mt-0">{children}</p>,
  h3: ({ children }) => <p className="mt-2 mb-1 font-medium text-fg first:mt-0">{children}</p>,
  table: ({ children }) => (
    <div className="thin-scroll mb-2 overflow-x-auto last:mb-0">
      <table className="w-full text-xs [&_td]:border-t [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:px-2 [&_th]:py-1 [&_th]:font-medium [&_th]:text-fg-3 [&_th]:text-start [&_th]:whitespace-nowrap">
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
