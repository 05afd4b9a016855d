import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useFilmLost } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';

/** A slim line while the stream or the whole connection is away. */
export function ConnectionBanner() {
  const lost = useFilmLost();
  const online = useSyncExternalStore(watchLine, () => navigator.onLine);
  if (!lost && online) return null;
  return (
    <div
      role="status"
      className="flex h-7 items-center justify-center gap-2 bg-warn/15 px-3 text-xs text-fg"
    >
      <WifiOff className="size-3.5 text-warn" aria-hidden />
      <span className="truncate">{online ? common.reconnecting : common.offline}</span>
    </div>
  );
}

function watchLine(changed: () => void) {
  const off = new AbortController();
  for (const event of ['online', 'offline'])
    addEventListener(event, changed, { signal: off.signal });
  return () => off.abort();
}
