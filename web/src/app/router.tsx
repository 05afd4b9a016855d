import { createBrowserRouter } from 'react-router';
import { PageError } from '@/app/page-error';
import { PageWaiting } from '@/app/page-waiting';
import { LandingPage } from '@/features/landing/landing-page';

/** Every page but the first is fetched when it is opened. */
export const router = createBrowserRouter([
  {
    errorElement: <PageError />,
    hydrateFallbackElement: <PageWaiting />,
    children: [
      { path: '/', element: <LandingPage /> },
      {
        path: '/films/:filmId',
        lazy: async () => ({ Component: (await import('@/app/film-shell')).FilmShell }),
        children: [
          {
            path: 'plan',
            lazy: async () => ({ Component: (await import('@/features/plan/plan-page')).PlanPage }),
          },
          {
            path: 'studio',
            lazy: async () => ({
              Component: (await import('@/features/studio/studio-page')).StudioPage,
            }),
          },
        ],
      },
    ],
  },
]);
