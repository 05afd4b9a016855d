import { useEffect } from 'react';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { notify } from '@/shared/ui/toast';

/** The film's name, edited in place: Enter keeps it, Escape does not. */
export function FilmTitle() {
  const { title } = useProject();
  const editor = useEditor();
  useEffect(() => {
    document.title = `${title || common.untitled} · ${common.product}`;
    return () => {
      document.title = common.product;
    };
  }, [title]);
  const keep = (next: string) => {
    if (!next.trim() || next === title) return;
    editor.edit([{ op: 'settings', title: next.trim() }]).catch(notify.failed);
  };
  return (
    <input
      key={title}
      aria-label="Film title"
      defaultValue={title}
      placeholder={common.untitled}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = title;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      className="field-sizing-content h-8 max-w-full min-w-12 truncate rounded-lg bg-transparent px-2 text-sm font-medium outline-none hover:bg-raise focus:bg-raise"
    />
  );
}
