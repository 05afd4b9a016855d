import type { ComponentType } from 'react';
import { Navigate, type RouteObject } from 'react-router';
import { PageError } from '@/app/page-error';
import { PageWaiting } from '@/app/page-waiting';
import { Root } from '@/app/root';
import { fetched } from '@/shared/lib/fetched';

/** A film's three pages, each a part of its own to fetch. */
const stages = {
  plan: async () => (await import('@/features/plan/plan-page')).PlanPage,
  studio: async () => (await import('@/features/studio/studio-page')).StudioPage,
  deliver: async () => (await import('@/features/deliver/deliver-page')).DeliverPage,
};

/** The way between a film's pages is short then, and open when the line is away. */
const fetchAhead = () => Object.values(stages).forEach((load) => load().catch(() => undefined));
/** When the page that was opened has had this many ms, the film's other pages are fetched. */
const AHEAD_MS = 3000;

/** A page that is fetched when it is opened, or, without a line, once the line is back. */
const page = (load: () => Promise<ComponentType>) => ({
  lazy: async () => ({ Component: await fetched(load) }),
});

export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <PageError />,
    hydrateFallbackElement: <PageWaiting />,
    children: [
      {
        path: '/',
        ...page(async () => (await import('@/features/landing/landing-page')).LandingPage),
      },
      {
        path: '/sign-in',
        ...page(async () => (await import('@/features/auth/sign-in-page')).SignInPage),
      },
      {
        path: '/sign-up',
        ...page(async () => (await import('@/features/auth/sign-up-page')).SignUpPage),
      },
      {
        path: '/reset',
        ...page(async () => (await import('@/features/auth/reset-page')).ResetPage),
      },
      {
        path: '/new-password',
        ...page(async () => (await import('@/features/auth/new-password-page')).NewPasswordPage),
      },
      {
        ...page(async () => (await import('@/app/app-shell')).AppShell),
        children: [
          {
            path: '/films',
            ...page(async () => (await import('@/features/films/films-page')).FilmsPage),
          },
          {
            path: '/credits',
            ...page(async () => (await import('@/features/credits/credits-page')).CreditsPage),
          },
          {
            path: '/settings',
            ...page(async () => (await import('@/features/settings/settings-page')).SettingsPage),
          },
          {
            path: '/admin',
            ...page(async () => (await import('@/features/admin/admin-page')).AdminPage),
          },
        ],
      },
      {
        path: '/films/:filmId',
        ...page(async () => {
          const { FilmShell } = await import('@/app/film-shell');
          setTimeout(fetchAhead, AHEAD_MS);
          return FilmShell;
        }),
        children: [
          { index: true, element: <Navigate to="plan" replace /> },
          {
            path: 'plan',
            ...page(stages.plan),
          },
          {
            path: 'studio',
            ...page(stages.studio),
          },
          {
            path: 'deliver',
            ...page(stages.deliver),
          },
        ],
      },
    ],
  },
];
