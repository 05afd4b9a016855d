import '@/shared/styles/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Providers } from '@/app/providers';
import { router } from '@/app/router';
import { recallSession } from '@/shared/auth/auth';
import { followSystemTheme } from '@/shared/lib/theme';

followSystemTheme();
void recallSession();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const drawn = root.childElementCount > 0;
// The first page came drawn (build/first-page.ts): it stays until its script can take over.
if (drawn) await ready();
if (drawn) handOver(root, (await import('@/features/landing/wish')).useWish);
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);

/** Resolves when the page of this address is loaded. */
function ready(): Promise<void> {
  return new Promise((resolve) => {
    if (router.state.initialized) return resolve();
    const stop = router.subscribe((state) => {
      if (!state.initialized) return;
      stop();
      resolve();
    });
  });
}

/** Gives words and caret of the drawn page's field to the living one that takes its place. */
function handOver(page: HTMLElement, useWish: typeof import('@/features/landing/wish').useWish) {
  const before = page.querySelector('textarea');
  const typing = () => document.activeElement === before;
  let wasTyping = typing();
  const noticed = () => (wasTyping = typing());
  page.addEventListener('focusin', noticed);
  const change = new MutationObserver(() => {
    const now = page.querySelector('textarea');
    if (!before || !now || now === before) return;
    change.disconnect();
    page.removeEventListener('focusin', noticed);
    if (before.value) useWish.getState().set({ idea: before.value });
    if (wasTyping) now.focus();
  });
  change.observe(page, { childList: true, subtree: true });
}
