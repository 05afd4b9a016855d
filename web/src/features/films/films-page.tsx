import { useInfiniteQuery } from '@tanstack/react-query';
import { Clapperboard, Plus, SearchX } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { ContinueCard } from '@/features/films/continue-card';
import { useView, type FilmView } from '@/features/films/use-view';
import { FilmGrid, lookOf } from '@/features/films/film-grid';
import { FilmControls } from '@/features/films/film-controls';
import {
  filmsQuery,
  type FilmCard,
  type FilmList,
  type FilmSearch,
} from '@/features/films/queries';
import { common } from '@/shared/i18n/common';
import { films as words } from '@/shared/i18n/films';
import { cn } from '@/shared/lib/cn';
import { formatClock, formatNumber } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { Main } from '@/shared/ui/main';
import { Skeleton } from '@/shared/ui/skeleton';

const EVERYTHING: FilmSearch = { query: '', status: '', sort: 'updated' };
const isNarrow = (search: FilmSearch) => search.query !== '' || search.status !== '';
const isPlain = (search: FilmSearch) => !isNarrow(search) && search.sort === 'updated';

/** The first of several films, while all of them are shown in their usual order. */
const workedOnLast = (search: FilmSearch, found: readonly FilmCard[]) =>
  isPlain(search) && found.length > 1 ? found[0] : undefined;

/** All films of a person: to find, to go on with, to tidy up. */
export function FilmsPage() {
  const [search, setSearch] = useState(EVERYTHING);
  const [view, setView] = useView();
  const films = useInfiniteQuery(filmsQuery(useDeferredValue(search)));
  const found = films.data?.pages.flatMap((page) => page.items) ?? [];
  const stats = films.data?.pages[0]?.stats;
  // Only the heading stands before the first answer: what comes above the rest would push it down.
  const arriving = films.isPending && search === EVERYTHING;
  const last = workedOnLast(search, found);
  return (
    <Main className="mx-auto w-full max-w-[1240px] flex-1 px-4 py-8 sm:px-8">
      <Heading stats={stats} />
      {last && <ContinueCard film={last} />}
      {!arriving && (
        <FilmControls search={search} onChange={setSearch} view={view} onView={setView} />
      )}
      {films.error && !films.data && (
        <ErrorPanel error={films.error} onRetry={() => void films.refetch()} className="h-64" />
      )}
      {films.isPending && <Waiting view={view} />}
      {films.data && !found.length && (
        <Nothing
          search={search}
          any={Boolean(stats?.films)}
          onClear={() => setSearch(EVERYTHING)}
        />
      )}
      <FilmGrid
        films={found}
        deleted={search.status === 'deleted'}
        view={view}
        more={films.hasNextPage ? () => void films.fetchNextPage() : undefined}
      />
    </Main>
  );
}

function Heading({ stats }: { stats: FilmList['stats'] | undefined }) {
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <h1 className="font-display text-[40px] leading-none tracking-[-.02em]">{words.title}</h1>
      {stats && stats.films > 0 && <Statistics stats={stats} />}
      <Button asChild tone="accent" size="lg" className="ms-auto">
        <Link to="/">
          <Plus className="size-4" aria-hidden />
          {common.newFilm}
        </Link>
      </Button>
    </div>
  );
}

function Statistics({ stats }: { stats: FilmList['stats'] }) {
  const figures = [
    stats.films && [formatNumber(stats.films), words.stats.films(stats.films)],
    stats.renders && [formatNumber(stats.renders), words.stats.made(stats.renders)],
    stats.rendered_ms && [formatClock(stats.rendered_ms), words.stats.length],
    stats.credits_spent && [formatNumber(stats.credits_spent), words.stats.spent],
  ].filter((figure) => figure !== 0);
  return (
    <dl className="tnum flex flex-wrap gap-x-5 gap-y-1 -mb-0.5 max-sm:mb-0 max-sm:order-last max-sm:w-full max-sm:gap-x-4">
      {figures.map(([figure, label]) => (
        <div key={label} className="flex items-baseline gap-1.5">
          <dt className="order-2 text-xs text-fg-3">{label}</dt>
          <dd className="text-sm font-medium">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

/** As large as the films that are coming: a picture with a title and a line below or beside it. */
function Waiting({ view }: { view: FilmView }) {
  const line = view === 'list';
  return (
    <div className={lookOf(view)} aria-busy>
      {[0, 1, 2].map((n) => (
        <div key={n} className={cn(line && 'flex items-center gap-3 border-b border-line py-2')}>
          <Skeleton className={cn('aspect-video', line ? 'w-24' : 'rounded-xl')} />
          <div className={cn(!line && 'mt-2.5')}>
            <Skeleton className="mb-1 h-4 w-36" />
            <Skeleton className="h-3 w-24" />
          </div>
        </div>
      ))}
    </div>
  );
}

function Nothing({
  search,
  any,
  onClear,
}: {
  search: FilmSearch;
  any: boolean;
  onClear: () => void;
}) {
  if (isNarrow(search)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={search.status === 'deleted' && !search.query ? words.binEmpty : words.nothing}
        text={words.nothingText}
        action={
          <Button tone="outline" onClick={onClear}>
            {words.clear}
          </Button>
        }
        className="mt-8"
      />
    );
  }
  if (any) return null;
  return (
    <EmptyState
      icon={<Clapperboard />}
      title={words.empty}
      text={words.emptyText}
      action={
        <Button asChild tone="accent">
          <Link to="/">{common.newFilm}</Link>
        </Button>
      }
      className="mt-8"
    />
  );
}
