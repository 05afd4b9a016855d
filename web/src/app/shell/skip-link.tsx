import type { MouseEvent } from 'react';
import { common } from '@/shared/i18n/common';
import { CONTENT_ID } from '@/shared/ui/main';

/** The first stop of Tab on every page, seen only there: past the bars, to the content. */
export function SkipLink() {
  return (
    <a
      href={`#${CONTENT_ID}`}
      onClick={skip}
      className="fixed start-3 top-2 z-50 -translate-y-20 rounded-lg bg-fg px-3 py-2 text-sm font-medium text-bg focus:translate-y-0"
    >
      {common.skip}
    </a>
  );
}

/** The address stays as it is: a fragment would be one more step for the Back button. */
function skip(event: MouseEvent) {
  event.preventDefault();
  document.getElementById(CONTENT_ID)?.focus();
}
