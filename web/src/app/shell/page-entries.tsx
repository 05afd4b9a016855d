import { Command } from 'cmdk';
import { commands as words } from '@/shared/i18n/commands';
import { closePalette, usePalette } from '@/shared/lib/palette';
import { PaletteEntry } from './palette-entry';

/** What the open page can do, by name; and whatever was typed, as words for the assistant. */
export function PageEntries({ query }: { query: string }) {
  const offer = usePalette((palette) => palette.offer);
  if (!offer || !query) return null;
  return (
    <>
      <Command.Group heading={words.studio}>
        {offer.actions.map(({ says, kbd, run }) => (
          <PaletteEntry
            key={says}
            kbd={kbd}
            onSelect={() => {
              closePalette();
              run();
            }}
          >
            {says}
          </PaletteEntry>
        ))}
      </Command.Group>
      <Command.Group heading={words.assistant}>
        <PaletteEntry
          value={`assistant ${query}`}
          onSelect={() => {
            usePalette.setState({ open: null }); // the composer takes the focus
            offer.say(query);
          }}
        >
          {words.ask(query)}
        </PaletteEntry>
      </Command.Group>
    </>
  );
}
