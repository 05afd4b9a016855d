import { WifiOff } from 'lucide-react';
import { useFilmLost } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';

/** A slim line while the stream is away. */
export function ConnectionBanner() {
  const lost = useFilmLost();
  if (!lost) return null;
  return (
    <div
      role="status"
      className="flex h-7 items-center justify-center gap-2 bg-warn/15 px-3 text-xs text-fg"
    >
      <WifiOff className="size-3.5 text-warn" aria-hidden />
      <span className="truncate">{navigator.onLine ? common.reconnecting : common.offline}</span>
    </div>
  );
}
