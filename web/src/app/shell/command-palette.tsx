import { lazy, Suspense, useEffect } from 'react';
import { fetched } from '@/shared/lib/fetched';
import { isTyping } from '@/shared/lib/keys';
import { closePalette, togglePalette, usePalette } from '@/shared/lib/palette';

const PaletteDialog = lazy(async () => ({
  default: (await fetched(() => import('@/app/shell/palette-dialog'))).PaletteDialog,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await fetched(() => import('@/app/shell/shortcuts-dialog'))).ShortcutsDialog,
}));

/** Listens for ⌘K and ?; what they open is fetched when first opened. */
export function CommandPalette() {
  const open = usePalette((palette) => palette.open);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted = wantedBy(event);
      if (!wanted) return;
      event.preventDefault();
      togglePalette(wanted, document.activeElement);
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
      usePalette.setState({ open: null });
    };
  }, []);
  return (
    <Suspense>
      {open === 'palette' && <PaletteDialog />}
      {open === 'shortcuts' && <ShortcutsDialog onClose={closePalette} />}
    </Suspense>
  );
}

function wantedBy(event: KeyboardEvent) {
  if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) return 'palette';
  return event.key === '?' && !isTyping(event) ? 'shortcuts' : null;
}
