import { toast } from 'sonner';
import { sentenceOf } from '@/shared/api/errors';

/** Short news at the corner. Anything a person must act on belongs in a card instead. */
export const notify = {
  done: (text: string) => toast.success(text),
  info: (text: string) => toast(text),
  failed: (error: unknown) => toast.error(sentenceOf(error)),
  /** Something was taken away: `undo` brings it back. */
  undoable: (text: string, undo: () => void) =>
    toast(text, { duration: 8000, action: { label: 'Undo', onClick: undo } }),
};
