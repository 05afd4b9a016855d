import { useSyncExternalStore } from 'react';

/** From this width on all panels fit beside each other. */
const WIDE = '(min-width: 1000px)';

const watch = (listener: () => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

export const useWide = (): boolean => useSyncExternalStore(watch, () => matchMedia(WIDE).matches);
