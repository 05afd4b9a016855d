import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { fetched } from '@/shared/lib/fetched';
import { isTyping } from '@/shared/lib/keys';

const PaletteDialog = lazy(async () => ({
  default: (await fetched(() => import('@/app/shell/palette-dialog'))).PaletteDialog,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await fetched(() => import('@/app/shell/shortcuts-dialog'))).ShortcutsDialog,
}));

/** Listens for ⌘K and ?; what they open is fetched when first opened. */
export function CommandPalette() {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted = wantedBy(event);
      if (!wanted) return;
      event.preventDefault();
      if (!document.querySelector('[role=dialog]')) before.current = document.activeElement;
      setOpen((now) => (now === wanted ? null : wanted));
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  // The palette's library gives the focus back to a button that opened it, and a key has none.
  const close = () => {
    setOpen(null);
    setTimeout(() => before.current instanceof HTMLElement && before.current.focus());
  };
  return (
    <Suspense>
      {open === 'palette' && <PaletteDialog onClose={close} onHelp={() => setOpen('shortcuts')} />}
      {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </Suspense>
  );
}

function wantedBy(event: KeyboardEvent) {
  if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) return 'palette';
  return event.key === '?' && !isTyping(event) ? 'shortcuts' : null;
}
