import { Navigate, type RouteObject } from 'react-router';
import { PageError } from '@/app/page-error';
import { PageWaiting } from '@/app/page-waiting';
import { Root } from '@/app/root';

/** Every page is fetched when it is opened. */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <PageError />,
    hydrateFallbackElement: <PageWaiting />,
    children: [
      {
        path: '/',
        lazy: async () => ({
          Component: (await import('@/features/landing/landing-page')).LandingPage,
        }),
      },
      {
        path: '/sign-in',
        lazy: async () => ({
          Component: (await import('@/features/auth/sign-in-page')).SignInPage,
        }),
      },
      {
        path: '/sign-up',
        lazy: async () => ({
          Component: (await import('@/features/auth/sign-up-page')).SignUpPage,
        }),
      },
      {
        path: '/reset',
        lazy: async () => ({ Component: (await import('@/features/auth/reset-page')).ResetPage }),
      },
      {
        path: '/new-password',
        lazy: async () => ({
          Component: (await import('@/features/auth/new-password-page')).NewPasswordPage,
        }),
      },
      {
        lazy: async () => ({ Component: (await import('@/app/app-shell')).AppShell }),
        children: [
          {
            path: '/films',
            lazy: async () => ({
              Component: (await import('@/features/films/films-page')).FilmsPage,
            }),
          },
          {
            path: '/credits',
            lazy: async () => ({
              Component: (await import('@/features/credits/credits-page')).CreditsPage,
            }),
          },
          {
            path: '/settings',
            lazy: async () => ({
              Component: (await import('@/features/settings/settings-page')).SettingsPage,
            }),
          },
          {
            path: '/admin',
            lazy: async () => ({
              Component: (await import('@/features/admin/admin-page')).AdminPage,
            }),
          },
        ],
      },
      {
        path: '/films/:filmId',
        lazy: async () => ({ Component: (await import('@/app/film-shell')).FilmShell }),
        children: [
          { index: true, element: <Navigate to="plan" replace /> },
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
          {
            path: 'deliver',
            lazy: async () => ({
              Component: (await import('@/features/deliver/deliver-page')).DeliverPage,
            }),
          },
        ],
      },
    ],
  },
];
