/** Keys of the studio as data, so that the handler, the tooltips and the help sheet cannot disagree. */

export type Command =
  | 'toggle'
  | 'pause'
  | 'shuttle-back'
  | 'shuttle-forward'
  | 'frame-back'
  | 'frame-forward'
  | 'second-back'
  | 'second-forward'
  | 'start'
  | 'end'
  | 'previous-cut'
  | 'next-cut'
  | 'previous-scene'
  | 'next-scene'
  | 'move-left'
  | 'move-right'
  | 'trim-start'
  | 'trim-end'
  | 'split'
  | 'delete'
  | 'select-all'
  | 'clear'
  | 'undo'
  | 'redo'
  | 'zoom-in'
  | 'zoom-out'
  | 'fit'
  | 'snap'
  | 'mute'
  | 'captions'
  | 'fullscreen';

export interface Binding {
  command: Command;
  /** `mod+` is Command on a Mac and Control elsewhere; letters are lower case. */
  keys: readonly string[];
  says: string;
}

export const KEYMAP: readonly Binding[] = [
  { command: 'toggle', keys: [' '], says: 'Play or pause' },
  { command: 'shuttle-back', keys: ['j'], says: 'Play backwards, faster each time' },
  { command: 'pause', keys: ['k'], says: 'Pause; held, J and L step a frame' },
  { command: 'shuttle-forward', keys: ['l'], says: 'Play, faster each time' },
  { command: 'frame-back', keys: ['arrowleft'], says: 'Back one frame' },
  { command: 'frame-forward', keys: ['arrowright'], says: 'Forward one frame' },
  { command: 'second-back', keys: ['shift+arrowleft'], says: 'Back one second' },
  { command: 'second-forward', keys: ['shift+arrowright'], says: 'Forward one second' },
  { command: 'start', keys: ['home'], says: 'To the start' },
  { command: 'end', keys: ['end'], says: 'To the end' },
  { command: 'previous-cut', keys: ['arrowup'], says: 'To the cut before' },
  { command: 'next-cut', keys: ['arrowdown'], says: 'To the next cut' },
  { command: 'previous-scene', keys: ['['], says: 'Select the scene before' },
  { command: 'next-scene', keys: [']'], says: 'Select the next scene' },
  { command: 'move-left', keys: ['alt+arrowleft'], says: 'Move the scene earlier' },
  { command: 'move-right', keys: ['alt+arrowright'], says: 'Move the scene later' },
  { command: 'trim-start', keys: ['q'], says: 'Trim the start to the playhead' },
  { command: 'trim-end', keys: ['w'], says: 'Trim the end to the playhead' },
  { command: 'split', keys: ['s'], says: 'Split at the playhead' },
  { command: 'delete', keys: ['delete', 'backspace'], says: 'Delete the selected scenes' },
  { command: 'select-all', keys: ['mod+a'], says: 'Select all scenes' },
  { command: 'clear', keys: ['escape'], says: 'Select nothing' },
  { command: 'undo', keys: ['mod+z'], says: 'Undo' },
  { command: 'redo', keys: ['mod+shift+z', 'mod+y'], says: 'Redo' },
  { command: 'zoom-in', keys: ['+', '='], says: 'Zoom in' },
  { command: 'zoom-out', keys: ['-'], says: 'Zoom out' },
  { command: 'fit', keys: ['shift+z'], says: 'Fit the film' },
  { command: 'snap', keys: ['n'], says: 'Snapping on or off' },
  { command: 'mute', keys: ['m'], says: 'Mute the preview' },
  { command: 'captions', keys: ['c'], says: 'Captions on or off' },
  { command: 'fullscreen', keys: ['f'], says: 'Full screen' },
];

const byKey = new Map(KEYMAP.flatMap((b) => b.keys.map((key) => [key, b.command] as const)));

/** What J and L do while K is held. */
export const WITH_K: Partial<Record<Command, Command>> = {
  'shuttle-back': 'frame-back',
  'shuttle-forward': 'frame-forward',
};

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command of a key press, or null. */
export function commandOf(press: Press): Command | null {
  const key = press.key.toLowerCase();
  const named = key.length > 1 || /[a-z ]/.test(key);
  const mod = press.ctrlKey || press.metaKey ? 'mod+' : '';
  const alt = press.altKey ? 'alt+' : '';
  const shift = press.shiftKey && named ? 'shift+' : '';
  return byKey.get(`${mod}${alt}${shift}${key}`) ?? null;
}

const SIGNS: Record<string, string> = {
  ' ': 'Space',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  delete: 'Del',
  backspace: '⌫',
  escape: 'Esc',
  home: 'Home',
  end: 'End',
};

const MAC: Record<string, string> = { alt: '⌥', shift: '⇧', mod: '⌘' };
const ELSEWHERE: Record<string, string> = { mod: 'Ctrl ', alt: 'Alt ', shift: 'Shift ' };

/** The sheet of the studio's keys: each command once, with its first key. */
export const keySheet = (): (readonly [key: string, says: string])[] =>
  KEYMAP.map(({ command, says }) => [keyOf(command), says]);

/** A command's first key as a person reads it, e.g. "⇧⌘Z" or "Ctrl Shift Z". */
export function keyOf(command: Command, mac = isMac()): string {
  const keys = KEYMAP.find((b) => b.command === command)?.keys[0] ?? '';
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const name = parts.at(-1) ?? '';
  const held = Object.entries(mac ? MAC : ELSEWHERE).filter(([key]) => parts.includes(key));
  return held.map(([, sign]) => sign).join('') + (SIGNS[name] ?? name.toUpperCase());
}

/** Whether keys carry Apple's signs. */
export const isMac = (): boolean =>
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
