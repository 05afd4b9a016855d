import { Cloud } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useEditor } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { Spinner } from '@/shared/ui/spinner';

/** Whether the server has everything that was changed here. */
export function SaveState() {
  const editor = useEditor();
  const saving = useSyncExternalStore(editor.watch, () => editor.saving());
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-xs text-fg-3">
      {saving ? <Spinner className="size-3.5" /> : <Cloud className="size-3.5" aria-hidden />}
      <span className="max-sm:sr-only">{saving ? common.saving : common.saved}</span>
    </span>
  );
}
