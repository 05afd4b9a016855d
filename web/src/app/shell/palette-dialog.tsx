import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { get } from '@/shared/api/http';
import { common } from '@/shared/i18n/common';
import { commands } from '@/shared/i18n/commands';
import { closePalette, togglePalette } from '@/shared/lib/palette';
import { useTheme } from '@/shared/lib/theme';
import { PageEntries } from './page-entries';
import { PaletteEntry as Entry } from './palette-entry';

type Found = { items: { id: string; title: string }[] };

/** Films by name, every page and what the studio can do, by keyboard alone. */
export function PaletteDialog() {
  const navigate = useNavigate();
  const { filmId } = useParams();
  const toggleTheme = useTheme((theme) => theme.toggle);
  const [query, setQuery] = useState('');
  const { data } = useQuery({
    queryKey: ['palette', query],
    queryFn: ({ signal }) => get<Found>('/api/projects', { query: { query, limit: 8 }, signal }),
    placeholderData: (before) => before,
  });
  const go = (path: string) => () => {
    closePalette();
    void navigate(path);
  };
  return (
    <Command.Dialog
      open
      label={commands.title}
      onOpenChange={(open) => !open && closePalette()}
      overlayClassName="fixed inset-0 z-40 bg-black/55"
      contentClassName="rise fixed top-[14vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-[560px] -translate-x-1/2 overflow-hidden rounded-2xl border border-line-2 bg-panel shadow-pop"
    >
      <Command.Input
        value={query}
        onValueChange={setQuery}
        placeholder={commands.placeholder}
        className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-fg-3"
      />
      <Command.List className="thin-scroll max-h-[50vh] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-fg-3">
        <Command.Empty className="px-3 py-6 text-center text-sm text-fg-3">
          {commands.nothing}
        </Command.Empty>
        {filmId && (
          <Command.Group heading={commands.film}>
            <Entry onSelect={go(`/films/${filmId}/plan`)}>{common.plan}</Entry>
            <Entry onSelect={go(`/films/${filmId}/studio`)}>{common.studio}</Entry>
            <Entry onSelect={go(`/films/${filmId}/deliver`)}>{common.deliver}</Entry>
          </Command.Group>
        )}
        <Command.Group heading={commands.go}>
          <Entry onSelect={go('/')}>{common.newFilm}</Entry>
          <Entry onSelect={go('/films')}>{common.allFilms}</Entry>
          <Entry onSelect={go('/credits')}>{common.usage}</Entry>
          <Entry onSelect={go('/settings')}>{common.settings}</Entry>
        </Command.Group>
        {/* They come a moment later: below, they push nothing away. */}
        {data && data.items.length > 0 && (
          <Command.Group heading={commands.films}>
            {data.items.map((film) => (
              <Entry
                key={film.id}
                value={`${film.title} ${film.id}`}
                onSelect={go(`/films/${film.id}/studio`)}
              >
                {film.title}
              </Entry>
            ))}
          </Command.Group>
        )}
        <Command.Group heading={commands.more}>
          <Entry
            onSelect={() => {
              closePalette();
              toggleTheme();
            }}
          >
            {commands.theme}
          </Entry>
          <Entry kbd="?" onSelect={() => togglePalette('shortcuts', null)}>
            {commands.help}
          </Entry>
        </Command.Group>
        <PageEntries query={query.trim()} />
      </Command.List>
    </Command.Dialog>
  );
}
