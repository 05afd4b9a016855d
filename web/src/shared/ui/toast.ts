import { isCode, sentenceOf } from '@/shared/api/errors';
import { common } from '@/shared/i18n/common';
import { isTyping } from '@/shared/lib/keys';

/** Fetched once the page stands, so that no first paint waits for it; news then need no line. */
const corner = async () => (await import('@/shared/ui/toaster')).toast;

const STEP = 'step';

/** The way back in, to this very page. */
export const signInPath = () => `/sign-in?next=${encodeURIComponent(location.pathname)}`;

const SIGN_IN = {
  id: 'sign-in',
  duration: Infinity,
  action: {
    label: common.signIn,
    onClick: () => location.assign(signInPath()),
  },
};

/** The way to what is missing. */
const MORE_CREDITS = {
  duration: 12_000,
  action: { label: common.moreCredits, onClick: () => location.assign('/credits') },
};

/** What a person can do about a refusal, where it is always the same. */
function stepAfter(error: unknown) {
  if (isCode(error, 'unauthorized')) return SIGN_IN;
  return isCode(error, 'needs_credits') ? MORE_CREDITS : undefined;
}

/** Listens while the newest news can be undone. */
let undoKey = new AbortController();

/** Command or Control with Z; a page with a history of its own has answered it before. */
function onUndoKey(undo: () => void): () => void {
  undoKey.abort();
  const key = (undoKey = new AbortController());
  const press = (event: KeyboardEvent) => {
    const asked = event.key.toLowerCase() === 'z' && (event.metaKey || event.ctrlKey);
    if (!asked || event.shiftKey || isTyping(event)) return;
    key.abort();
    if (event.defaultPrevented) return;
    event.preventDefault();
    undo();
  };
  addEventListener('keydown', press, { signal: key.signal });
  return () => key.abort();
}

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
  failed: (error: unknown) =>
    void corner().then((toast) => toast.error(sentenceOf(error), stepAfter(error))),
  /** Something was taken away: `undo`, also by Command or Control with Z, brings it back. */
  undoable: (text: string, undo: () => void) =>
    void corner().then((toast) => {
      const over = onUndoKey(() => {
        toast.dismiss(STEP);
        undo();
      });
      const action = { label: 'Undo', onClick: undo };
      toast(text, { id: STEP, duration: 8000, action, onDismiss: over, onAutoClose: over });
    }),
};
