import { useEffect, useState, type RefObject } from 'react';

/** Takes files that are dropped anywhere on `zone`; true while some are held over it. */
export function useDrop(zone: RefObject<HTMLElement | null>, add: (files: FileList) => void) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!zone.current?.contains(event.relatedTarget as Node | null)) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      add(event.dataTransfer.files);
    };
    const off = new AbortController();
    const { signal } = off;
    zone.current?.addEventListener('dragover', hold, { signal });
    zone.current?.addEventListener('dragleave', leave, { signal });
    zone.current?.addEventListener('drop', drop, { signal });
    return () => off.abort();
  });
  return over;
}
