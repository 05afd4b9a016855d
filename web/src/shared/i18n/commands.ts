export const commands = {
  title: 'Search and commands',
  placeholder: 'Search films or type a command',
  nothing: 'Nothing found',
  film: 'This film',
  films: 'Films',
  go: 'Go to',
  more: 'More',
  theme: 'Switch theme',
  help: 'Keyboard shortcuts',
  studio: 'Studio',
  assistant: 'Assistant',
  ask: (text: string) => `Say to the assistant: “${text}”`,
  approve: 'Approve what the assistant asks',
  shortcutGroups: [
    {
      title: 'Everywhere',
      keys: [
        ['⌘ K', 'Search and commands'],
        ['?', 'This list'],
        ['/', 'Search films, or write to the assistant'],
        ['Esc', 'Close, or leave a field without changing it'],
      ],
    },
    {
      title: 'Plan',
      keys: [
        ['Enter', 'Save a title'],
        ['⌘ Enter', 'Save a text'],
        ['Space, arrows', 'On a handle: lift a scene and move it'],
        ['⌘ Z', 'Take the last change back'],
      ],
    },
  ],
} as const;
