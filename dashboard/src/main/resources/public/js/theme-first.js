// A classic script in the head: sets the chosen theme before the first paint, so that nothing flashes.
(() => {
  try {
    const theme = localStorage.getItem('skilltide.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be forbidden by the browser's settings; the system's theme is then used.
  }
})();
