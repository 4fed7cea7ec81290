import { sheetsOf } from './sheets.js';

const DIALOGS = {
  search: () => import('../search/search.js'),
  keys: () => import('../search/keys.js'),
};

/** Opens a dialog of the page, fetched when it is first wanted. */
export async function openDialog(page, name) {
  await Promise.all([DIALOGS[name](), sheetsOf(['dialog'])]);
  const tag = `skilltide-${name}`;
  const dialog = page.querySelector(tag) ?? page.appendChild(document.createElement(tag));
  dialog.open();
}
