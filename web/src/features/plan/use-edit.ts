import { isCode } from '@/shared/api/errors';
import type { Edit } from '@/shared/film/edits';
import { useEditor } from '@/shared/film/film-provider';
import { notify } from '@/shared/ui/toast';

/** Sends an edit; when somebody changed the same line first, says so and offers to write over it. */
export function useEdit(): (...edits: Edit[]) => void {
  const editor = useEditor();
  const send = (edits: Edit[]) => {
    editor.edit(edits).catch((error: unknown) => {
      if (isCode(error, 'conflict')) notify.conflict(error, () => send(edits));
      else notify.failed(error);
    });
  };
  return (...edits) => send(edits);
}
