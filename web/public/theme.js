// Sets the theme before first paint; src/shared/lib/theme.ts owns it afterwards. A file of its
// own, because the content security policy allows no inline script.
try {
  var wish = localStorage.getItem('pixora.theme') || 'system';
  var dark =
    wish === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : wish === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
} catch {
  document.documentElement.dataset.theme = 'dark';
}
