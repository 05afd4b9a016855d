import { useEffect } from 'react';
import { useEditor } from '@/shared/film/film-provider';
import { isTyping } from '@/shared/lib/keys';
import { notify } from '@/shared/ui/toast';

/** Command or Control with Z takes the last change back, as in the studio; a field keeps its own. */
export function useHistoryKeys() {
  const editor = useEditor();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const wanted = (event.metaKey || event.ctrlKey) && (key === 'z' || key === 'y');
      if (!wanted || event.defaultPrevented || isTyping(event)) return;
      event.preventDefault();
      editor
        .tool(key === 'y' || event.shiftKey ? 'redo' : 'undo')
        .then((done) => notify.step(done.summary))
        .catch(notify.failed);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [editor]);
}
