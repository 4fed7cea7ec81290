/** The choice of theme: `light`, `dark` or `system`, kept by the browser. */

export const THEMES = ['system', 'light', 'dark'];
const KEY = 'skilltide.theme';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme() {
  return document.documentElement.dataset.theme ?? 'system';
}

export function chooseTheme(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
}

/** Calls back whenever the colours change, by choice or by the system; returns how to stop. */
export function onThemeChange(callback) {
  const choice = new MutationObserver(callback);
  choice.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  darkSystem.addEventListener('change', callback);
  return () => {
    choice.disconnect();
    darkSystem.removeEventListener('change', callback);
  };
}
