import type { Part } from '@/shared/api/types';
import { uploadTake } from '@/shared/film/upload';
import { notify } from '@/shared/ui/toast';

/** Asks for a file and makes it a take of that element. */
export function pickFile(filmId: string, sceneId: string | null, part: Part): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = part === 'visual' ? 'image/*,video/*' : 'audio/*';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    notify.info(`Uploading ${file.name}`);
    uploadTake(filmId, file, sceneId, part)
      .then(() => notify.done(`${file.name} is a take now`))
      .catch(notify.failed);
  });
  input.click();
}
