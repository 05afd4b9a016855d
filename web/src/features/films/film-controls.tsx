import { LayoutGrid, List, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { FilmFilter, FilmSearch, FilmSort } from '@/features/films/queries';
import type { FilmView } from '@/features/films/use-view';
import { films as words } from '@/shared/i18n/films';
import { isWriting } from '@/shared/lib/keys';
import { Select } from '@/shared/ui/input';
import { Segmented } from '@/shared/ui/segmented';

const FILTERS = Object.entries(words.filters).map(([value, label]) => ({
  value: value || 'all',
  label,
}));

/** Search (key: /), status and order of the dashboard. */
export function FilmControls({
  search,
  onChange,
  view,
  onView,
}: {
  search: FilmSearch;
  onChange: (search: FilmSearch) => void;
  view: FilmView;
  onView: (view: FilmView) => void;
}) {
  return (
    <div className="mt-6 flex flex-wrap items-center gap-2">
      <SearchField query={search.query} onChange={(query) => onChange({ ...search, query })} />
      <div className="thin-scroll max-w-full overflow-x-auto max-sm:order-last max-sm:w-full max-sm:[scrollbar-width:none]">
        <Segmented
          label={words.filter}
          className="max-sm:w-full max-sm:*:grow max-sm:*:px-1"
          value={search.status || 'all'}
          options={FILTERS}
          onChange={(value) =>
            onChange({ ...search, status: (value === 'all' ? '' : value) as FilmFilter })
          }
        />
      </div>
      <div className="flex gap-2 max-sm:w-full max-sm:justify-between sm:ms-auto">
        <Select
          chip
          aria-label={words.sort}
          value={search.sort}
          onChange={(event) => onChange({ ...search, sort: event.target.value as FilmSort })}
        >
          {Object.entries(words.sorts).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Segmented icons label={words.view} value={view} options={VIEWS} onChange={onView} />
      </div>
    </div>
  );
}

const VIEWS = [
  { value: 'grid', label: words.views.grid, icon: <LayoutGrid aria-hidden /> },
  { value: 'list', label: words.views.list, icon: <List aria-hidden /> },
] as const;

function SearchField({ query, onChange }: { query: string; onChange: (query: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isWriting(event)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return (
    <label className="flex h-8 touch:h-10 w-full items-center gap-2 rounded-xl border border-line-2 bg-panel px-3 text-fg-3 focus-box sm:w-64">
      <Search className="size-4" aria-hidden />
      <input
        ref={field}
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={query}
        onChange={(event) => onChange(event.target.value)}
        className="min-w-0 grow bg-transparent text-sm pointer-coarse:text-[16px] text-fg outline-none placeholder:text-fg-3"
      />
      <kbd aria-hidden className="font-mono text-2xs pointer-coarse:hidden">
        /
      </kbd>
    </label>
  );
}
