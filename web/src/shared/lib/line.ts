import { isCode } from '@/shared/api/errors';

/** How often the server is tried while it cannot be reached, in ms. */
const RETRY_MS = 3000;

/**
 * Sends until the server is reached; `onAway` is told when it was not. What is sent must do no
 * harm when it comes twice.
 */
export async function throughOutages<Out>(
  send: () => Promise<Out>,
  onAway?: () => void,
): Promise<Out> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isCode(error, 'offline')) throw error;
      onAway?.();
      await lineBack();
    }
  }
}

const lineBack = () =>
  new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, RETRY_MS);
    addEventListener('online', go);
  });
