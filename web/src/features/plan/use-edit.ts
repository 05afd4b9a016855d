import type { Edit } from '@/shared/film/edits';
import { useEditor } from '@/shared/film/film-provider';
import { notify } from '@/shared/ui/toast';

/** Sends edits; why they were refused is told in the corner. */
export function useEdit(): (...edits: Edit[]) => void {
  const editor = useEditor();
  return (...edits) => void editor.edit(edits).catch(notify.failed);
}
