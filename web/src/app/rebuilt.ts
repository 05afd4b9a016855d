const KEY = 'pixora.rebuilt';
const AGAIN_MS = 60_000;

const answers = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * A page that stayed open over a new build asks for parts that are gone: it loads itself anew, once
 * a minute at most, so that a part that is really broken is told instead of going round in circles.
 * While the studio is away the page stays as it is: the browser's own error page would be no help.
 */
export function reloadWhenRebuilt(reload = () => location.reload(), isThere = answers) {
  window.addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < AGAIN_MS) return;
    void isThere().then((there) => {
      if (!there) return;
      sessionStorage.setItem(KEY, String(Date.now()));
      reload();
    });
  });
}
