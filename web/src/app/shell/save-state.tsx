import { Cloud } from 'lucide-react';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useEditor } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { fetched } from '@/shared/lib/fetched';
import { Spinner } from '@/shared/ui/spinner';

const Unsaved = lazy(async () => ({
  default: (await fetched(() => import('@/app/shell/unsaved'))).Unsaved,
}));

/** Whether the server has everything that was changed here, and if it waits for the person, for what. */
export function SaveState() {
  const editor = useEditor();
  const standing = useSyncExternalStore(editor.watch, editor.standing);
  if (standing === 'unsaved') {
    return (
      <Suspense>
        <Unsaved />
      </Suspense>
    );
  }
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-xs text-fg-3">
      {standing === 'saving' ? (
        <Spinner className="size-3.5" />
      ) : (
        <Cloud className="size-3.5" aria-hidden />
      )}
      <span className="max-sm:sr-only">{common[standing]}</span>
    </span>
  );
}
