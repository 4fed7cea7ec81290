/** Whether keys alone, without Ctrl, do something: who speaks to the browser, or slips, may switch them off. Kept by the browser. */
const KEY = 'skilltide.keys';
let allowed = read();

export const singleKeysAllowed = () => allowed;

export function allowSingleKeys(are) {
  allowed = are;
  try {
    if (are) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
}

function read() {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
