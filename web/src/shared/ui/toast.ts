import { sentenceOf } from '@/shared/api/errors';

/** Fetched with the first piece of news, so that no first paint waits for it. */
const corner = async () => (await import('sonner')).toast;

const STEP = 'step';

/** Short news at the corner. Anything a person must act on belongs in a card instead. */
export const notify = {
  done: (text: string) => void corner().then((toast) => toast.success(text)),
  info: (text: string) => void corner().then((toast) => toast(text)),
  /** A step of the history, taken back or again; what could be taken back before goes. */
  step: (text: string) =>
    void corner().then((toast) => {
      toast.dismiss(STEP);
      toast(text, { duration: 2000 });
    }),
  failed: (error: unknown) => void corner().then((toast) => toast.error(sentenceOf(error))),
  /** Something was taken away: `undo` brings it back. */
  undoable: (text: string, undo: () => void) =>
    void corner().then((toast) =>
      toast(text, { id: STEP, duration: 8000, action: { label: 'Undo', onClick: undo } }),
    ),
  /** Somebody changed the same thing first; `useMine` writes over it. */
  conflict: (error: unknown, useMine: () => void) =>
    void corner().then((toast) =>
      toast.error(sentenceOf(error), {
        duration: 20_000,
        action: { label: 'Use mine', onClick: useMine },
      }),
    ),
};
