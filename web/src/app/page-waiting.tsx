import { common } from '@/shared/i18n/common';
import { Spinner } from '@/shared/ui/spinner';

export function PageWaiting() {
  return (
    <div className="grid min-h-dvh place-items-center text-fg-3">
      <Spinner label={common.loading} className="size-5" />
    </div>
  );
}
