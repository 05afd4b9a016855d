import { Navigate, Outlet, useLocation } from 'react-router';
import { PageWaiting } from '@/app/page-waiting';
import { AppBar } from '@/app/shell/app-bar';
import { CommandPalette } from '@/app/shell/command-palette';
import { useAuth } from '@/shared/auth/auth';
import { TooltipRoot } from '@/shared/ui/tooltip';

/** The pages about a person: films, credits, settings. Who has no session signs in first. */
export function AppShell() {
  const status = useAuth((auth) => auth.status);
  const { pathname } = useLocation();
  if (status === 'unknown') return <PageWaiting />;
  if (status === 'out')
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />;
  return (
    <TooltipRoot>
      <div className="flex min-h-dvh flex-col">
        <AppBar />
        <Outlet />
        <CommandPalette />
      </div>
    </TooltipRoot>
  );
}
