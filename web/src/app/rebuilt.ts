const KEY = 'pixora.rebuilt';
const AGAIN_MS = 60_000;

/**
 * A page that stayed open over a new build asks for parts that are gone: it loads itself anew, once
 * a minute at most, so that a part that is really broken is told instead of going round in circles.
 */
export function reloadWhenRebuilt(reload = () => location.reload()) {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < AGAIN_MS) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    reload();
  });
}
