import { CloudAlert } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { ClashDialog } from '@/app/shell/clash-dialog';
import { useEditor } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { signInPath } from '@/shared/ui/toast';

const WAITS = 'flex shrink-0 items-center gap-1.5 rounded-md text-xs text-warn hover:underline';

/** A change that waits: for a choice between two, or for the person to sign in. */
export function Unsaved() {
  const editor = useEditor();
  const clash = useSyncExternalStore(editor.watch, () => editor.clashes[0]);
  const [later, setLater] = useState<number | null>(null);
  const words = (
    <>
      <CloudAlert className="size-3.5" aria-hidden />
      <span className="sm:hidden">{common.unsaved}</span>
      <span className="max-sm:hidden">{clash ? common.unsavedChoose : common.unsavedSignIn}</span>
    </>
  );
  if (!clash) {
    return (
      <a href={signInPath()} className={WAITS}>
        {words}
      </a>
    );
  }
  return (
    <>
      <button type="button" className={WAITS} onClick={() => setLater(null)}>
        {words}
      </button>
      {later !== clash.id && (
        <ClashDialog key={clash.id} clash={clash} onLater={() => setLater(clash.id)} />
      )}
    </>
  );
}
