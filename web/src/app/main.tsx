import '@/shared/styles/app.css';
import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from '@/app/app';
import { reloadWhenRebuilt } from '@/app/rebuilt';
import { routes } from '@/app/routes';
import { recallSession } from '@/shared/auth/auth';
import { followSystemTheme } from '@/shared/lib/theme';

followSystemTheme();
followContrast();
reloadWhenRebuilt();
void recallSession();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const router = createBrowserRouter(routes);
const app = (
  <App>
    <RouterProvider router={router} />
  </App>
);
// The first page came drawn (build/first-page.ts): its script brings it to life where it stands.
if (root.childElementCount) await comeAlive(root);
else createRoot(root).render(app);

async function comeAlive(page: HTMLElement) {
  await ready();
  startTransition(() => void hydrateRoot(page, app)); // in slices: the page stays responsive
}

/** Few ask for high contrast: only they fetch what it needs. */
function followContrast() {
  const forced = matchMedia('(forced-colors: active)');
  const load = () => void (forced.matches && import('@/shared/styles/high-contrast.css'));
  load();
  forced.addEventListener('change', load);
}

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
