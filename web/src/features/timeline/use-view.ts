/** Which part of the film is in sight, and how large: scroll, fit, zoom at the pointer, follow. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDesk } from './model/desk';
import { keptScroll } from './model/keep-place';
import { playback } from './model/playback';

/** Clips this far outside stay mounted, so that a small scroll shows no gaps. */
const MARGIN_PX = 400;
const STEP_PX = 150;

export interface View {
  from_ms: number;
  to_ms: number;
}

/** The film's length and how many clips it is cut into. */
interface Size {
  film_ms: number;
  clips: number;
}

export function useView(box: HTMLElement | null, head: number, { film_ms, clips }: Size): View {
  const px = useDesk((desk) => desk.zoom);
  const fitted = useDesk((desk) => desk.fitted);
  const setZoom = useDesk((desk) => desk.setZoom);
  const [view, setView] = useState<View>({ from_ms: 0, to_ms: 60_000 });

  const look = useCallback(() => {
    const at = box;
    if (!at) return;
    const from_ms = Math.max(0, ((at.scrollLeft - MARGIN_PX) / px) * 1000);
    const to_ms = ((at.scrollLeft + at.clientWidth + MARGIN_PX) / px) * 1000;
    const near = (a: number, b: number) => (Math.abs(a - b) * px) / 1000 < STEP_PX;
    setView((v) => (near(v.from_ms, from_ms) && near(v.to_ms, to_ms) ? v : { from_ms, to_ms }));
  }, [box, px]);

  const fit = useCallback(() => {
    const at = box;
    if (!at || at.clientWidth < head + 80 || !film_ms) return;
    const seen = at.clientWidth - head - 24;
    const how = useDesk.getState().fitted === 'opening' ? 'opening' : 'whole';
    setZoom((fittingPx(seen, clips, how) / film_ms) * 1000, how);
  }, [box, head, film_ms, clips, setZoom]);

  useLayoutEffect(() => {
    if (fitted) fit();
  }, [fitted, fit]);

  useEffect(() => {
    const at = box;
    if (!at) return;
    const watch = new ResizeObserver(() => {
      if (useDesk.getState().fitted) fit();
      look();
    });
    watch.observe(at);
    at.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      at.removeEventListener('scroll', look);
    };
  }, [box, look, fit]);

  useKeepPlace(box, head, px);
  useFollow(box, head, px);
  useWheelZoom(box, head);
  return view;
}

/** Clips narrower than this on average are stripes; then the film opens with readable ones. */
const STRIPE_PX = 34;
const READABLE_PX = 130;

/** How wide the film is drawn where `seen` pixels show it: all of it, or its beginning to read. */
export function fittingPx(seen: number, clips: number, how: 'whole' | 'opening'): number {
  const striped = seen < clips * STRIPE_PX;
  return how === 'opening' && striped ? clips * READABLE_PX : seen;
}

/** A zoom by button, key or slider leaves the playhead where it is on the screen. */
function useKeepPlace(box: HTMLElement | null, head: number, px: number) {
  const before = useRef(px);
  useLayoutEffect(() => {
    const from = before.current;
    before.current = px;
    const at = box;
    if (!at || from === px) return;
    const seen = at.clientWidth - head;
    const { scrollLeft: scroll } = at;
    at.scrollTo({ left: keptScroll({ playhead_ms: playback.ms, scroll, seen, from, to: px }) });
  }, [box, head, px]);
}

/**
 * Wherever the playhead goes, playing or by a jump, it stays in sight. It listens from the moment the
 * tracks have their new width: a jump right after a zoom would else be measured with the old one.
 */
function useFollow(box: HTMLElement | null, head: number, px: number) {
  useLayoutEffect(
    () =>
      playback.onMove((ms) => {
        const at = box;
        if (!at) return;
        const x = (ms * px) / 1000 + head;
        const out = x > at.scrollLeft + at.clientWidth - 60 || x < at.scrollLeft + head;
        if (out) at.scrollLeft = x - head - 80;
      }),
    [box, head, px],
  );
}

/** Command or Control with the wheel zooms; the moment under the pointer stays there. */
function useWheelZoom(box: HTMLElement | null, head: number) {
  useEffect(() => {
    const at = box;
    if (!at) return;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { zoom, setZoom } = useDesk.getState();
      const x = event.clientX - at.getBoundingClientRect().left - head;
      const second = (x + at.scrollLeft) / zoom;
      setZoom(zoom * Math.exp(-event.deltaY * 0.002));
      requestAnimationFrame(() => {
        at.scrollLeft = second * useDesk.getState().zoom - x;
      });
    };
    at.addEventListener('wheel', turn, { passive: false });
    return () => at.removeEventListener('wheel', turn);
  }, [box, head]);
}
