const WRITTEN = 'input:not([type=radio]), textarea, [contenteditable=true], [role=dialog]';

const within = (event: KeyboardEvent, places: string) =>
  Boolean((event.target as HTMLElement | null)?.closest(places));

/** True when a key belongs to a field, so that a shortcut must leave it alone. */
export const isTyping = (event: KeyboardEvent) => within(event, `${WRITTEN}, select`);

/** True when a sign would be written; a list of choices has no use for "/". */
export const isWriting = (event: KeyboardEvent) => within(event, WRITTEN);

/** The command key's name on this machine. */
export const COMMAND =
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl ';
