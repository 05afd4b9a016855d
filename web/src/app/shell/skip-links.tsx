import { useState, type MouseEvent } from 'react';
import { common } from '@/shared/i18n/common';
import { CONTENT_ID } from '@/shared/ui/main';

interface Place {
  name: string;
  element: HTMLElement;
}

/** What of a page is worth a jump: its named regions and navigations. */
const PLACES = 'nav[aria-label], :is(section, aside)[aria-label], section[aria-labelledby]';
const LINK = 'rounded-lg px-3 py-2 text-sm font-medium whitespace-nowrap';

/**
 * The first stops of Tab on every page, seen only then: past the bars to the content, or straight to
 * one of the page's parts, as they stand when Tab comes here.
 */
export function SkipLinks() {
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const look = () => setPlaces(placesOf(document));
  return (
    <nav
      data-skips
      aria-label={common.skips}
      className="fixed start-3 -top-40 z-50 flex max-w-full flex-wrap rounded-xl bg-fg p-1 text-bg shadow-pop focus-within:top-2"
    >
      <a
        href={`#${CONTENT_ID}`}
        className={LINK}
        onFocus={look}
        onKeyDown={look} // the page may have come since
        onClick={(event) => skip(event, document.getElementById(CONTENT_ID))}
      >
        {common.skip}
      </a>
      {places.map(({ name, element }) => (
        <a
          key={name}
          href={`#${CONTENT_ID}`}
          className={LINK}
          aria-label={common.skipTo(name)}
          onClick={(event) => skip(event, element)}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

/** The parts in sight, each name once; no part of another, and no corner for news. */
function placesOf(page: Document): Place[] {
  const found = [...page.querySelectorAll<HTMLElement>(PLACES)].filter(
    (element) =>
      !element.matches('[data-skips], [aria-live]') &&
      !element.parentElement?.closest(PLACES) &&
      element.checkVisibility(),
  );
  const named = found.map((element) => ({ name: nameOf(page, element), element }));
  return named.filter(
    ({ name }, at) => name && named.findIndex((other) => other.name === name) === at,
  );
}

const nameOf = (page: Document, element: HTMLElement): string =>
  element.getAttribute('aria-label') ??
  page.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ??
  '';

/** The address stays as it is: a fragment would be one more step for the Back button. */
function skip(event: MouseEvent, element: HTMLElement | null) {
  event.preventDefault();
  if (!element) return;
  if (element.tabIndex < 0) element.tabIndex = -1; // it can take the focus then
  element.style.outlineOffset = '-2px'; // the ring of a part that fills its panel is not cut off
  element.focus();
}
