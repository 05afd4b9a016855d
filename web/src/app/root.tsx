import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { SkipLinks } from '@/app/shell/skip-links';
import { CONTENT_ID } from '@/shared/ui/main';

/** Around every page: the way past its bars, and a place for the focus when another page opens. */
export function Root() {
  const { pathname } = useLocation();
  useFocusOnPage(pathname);
  return (
    <>
      <SkipLinks key={pathname} />
      <Outlet />
    </>
  );
}

/**
 * What opened a page is often gone with the page before, and the focus with it: the content of the
 * new page takes it, so that keys and screen readers go on from there.
 */
function useFocusOnPage(pathname: string) {
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (focusContent()) return;
    const waiting = new MutationObserver(() => focusContent() && waiting.disconnect());
    waiting.observe(document.body, { childList: true, subtree: true });
    return () => waiting.disconnect();
  }, [pathname]);
}

/** False while the page has no content yet. A control that has the focus keeps it. */
function focusContent(): boolean {
  const content = document.getElementById(CONTENT_ID);
  const lost = document.activeElement === document.body;
  if (lost) content?.focus({ preventScroll: true });
  return content !== null || !lost;
}
