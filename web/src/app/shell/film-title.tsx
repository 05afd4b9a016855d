import { useEffect } from 'react';
import { useProject } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { useDraft } from '@/shared/film/use-draft';

/** The film's name, edited in place: Enter keeps it, Escape does not. */
export function FilmTitle() {
  const { title } = useProject();
  useEffect(() => {
    document.title = `${title || common.untitled} · ${common.product}`;
    return () => {
      document.title = common.product;
    };
  }, [title]);
  const draft = useDraft({
    value: title,
    oneLine: true,
    required: true,
    edit: (next) => ({ op: 'settings', title: next }),
  });
  return (
    <input
      aria-label="Film title"
      placeholder={common.untitled}
      className="field-sizing-content h-8 touch:h-10 max-w-full min-w-12 truncate rounded-lg bg-transparent px-2 text-sm font-medium outline-offset-0 hover:bg-raise focus:bg-raise"
      {...draft}
    />
  );
}
