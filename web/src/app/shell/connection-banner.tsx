import { WifiOff } from 'lucide-react';
import { useFilmLost } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { useOnline } from '@/shared/lib/fetched';

/** A word below the bar while the stream or the whole connection is away; nothing moves for it. */
export function ConnectionBanner() {
  const lost = useFilmLost();
  const online = useOnline();
  if (!lost && online) return null;
  return (
    <div
      role="status"
      data-banner
      className="pointer-events-none absolute start-1/2 top-full mt-2 flex h-8 w-max max-w-[calc(100%-2rem)] -translate-x-1/2 items-center gap-2 rounded-full border border-warn/40 bg-panel px-3.5 text-xs text-fg shadow-pop"
    >
      <WifiOff className="size-3.5 shrink-0 text-warn" aria-hidden />
      <span className="truncate">{online ? common.reconnecting : common.offline}</span>
    </div>
  );
}
