import type { DndContextProps, UniqueIdentifier } from '@dnd-kit/core';
import { plan as words } from '@/shared/i18n/plan';

/** What a screen reader says while a scene is lifted and moved, by places and not by ids. */
export function dragWords(ids: readonly string[]): DndContextProps['accessibility'] {
  const place = (id: UniqueIdentifier) => ids.indexOf(String(id)) + 1;
  return {
    screenReaderInstructions: { draggable: words.dragHelp },
    announcements: {
      onDragStart: ({ active }) => words.lifted(place(active.id)),
      onDragOver: ({ active, over }) =>
        over ? words.dragged(place(active.id), place(over.id), ids.length) : undefined,
      onDragEnd: ({ active, over }) =>
        words.dropped(place(active.id), place(over?.id ?? active.id)),
      onDragCancel: ({ active }) => words.putBack(place(active.id)),
    },
  };
}
