import { queryOf, viewOf } from './view.js';

/** The address bar as the place where the view is kept: back, forward and links reproduce it. */
export class Address {
  /** @param {(view: object) => void} onMove called when the viewer goes back or forward */
  constructor(onMove) {
    addEventListener('popstate', () => onMove(this.view));
  }

  get view() {
    return viewOf(location.search);
  }

  go(view) {
    const query = queryOf(view);
    if (query !== location.search) history.pushState(null, '', location.pathname + query);
  }
}
