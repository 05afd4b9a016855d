import { Cloud, CloudAlert } from 'lucide-react';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { useEditor } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { fetched } from '@/shared/lib/fetched';
import { Spinner } from '@/shared/ui/spinner';
import { signInPath } from '@/shared/ui/toast';

const ClashDialog = lazy(async () => ({
  default: (await fetched(() => import('@/app/shell/clash-dialog'))).ClashDialog,
}));

const WAITS =
  'flex shrink-0 items-center gap-1.5 rounded-md text-xs text-warn underline-offset-2 hover:underline';

/** Whether the server has everything that was changed here, and if it waits for the person, for what. */
export function SaveState() {
  const editor = useEditor();
  const standing = useSyncExternalStore(editor.watch, editor.standing);
  if (standing === 'unsaved') return <Unsaved />;
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

/** A change that waits: for a choice between two, or for the person to sign in. */
function Unsaved() {
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
        <Suspense>
          <ClashDialog key={clash.id} clash={clash} onLater={() => setLater(clash.id)} />
        </Suspense>
      )}
    </>
  );
}
