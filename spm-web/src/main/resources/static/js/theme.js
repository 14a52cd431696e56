// @ts-check
// Runs before the page is painted: a reader who follows the device gets its colour scheme without a flash.
(() => {
  const root = document.documentElement;
  if (root.dataset.theme !== 'auto') return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => root.dataset.bsTheme = dark.matches ? 'dark' : 'light';
  dark.addEventListener('change', apply);
  apply();
})();
