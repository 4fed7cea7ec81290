import { routeOf } from './routes.js';

const EMBED = 'embed';

/** The address bar as the place where it stands what is shown: back, forward and links reproduce it. */
export class Router {
  #onMove;
  #path = location.pathname;

  /** @param {(moved: {elsewhere: boolean, back: boolean}) => void} onMove `elsewhere`: to another path; `back`: back or forward */
  constructor(onMove) {
    this.#onMove = onMove;
    // The page puts a view where it was left only when it is there again.
    history.scrollRestoration = 'manual';
    addEventListener('popstate', () => this.#move(true));
    document.addEventListener('click', (event) => this.#click(event));
  }

  /** Where the viewer is: the route, what its path says, and the address from its `?` on. */
  get place() {
    return { ...routeOf(location.pathname), search: location.search };
  }

  /** Where the view was when it was left: how far down, and which link was followed, with its place in the window. */
  get left() {
    return { scroll: 0, ...history.state };
  }

  /** Whether another site frames the page. */
  get embedded() {
    return new URLSearchParams(location.search).has(EMBED);
  }

  /**
   * @param {string} address within the page, such as `/skills/kotlin?from=now-1y` or `?kind=tool`
   * @param {HTMLAnchorElement} [link] that was followed
   */
  go(address, link) {
    const target = new URL(address, location.href);
    if (this.embedded) target.searchParams.set(EMBED, '');
    if (target.href === location.href) return;
    history.replaceState({ scroll: scrollY, link: link?.getAttribute('href'), top: link?.getBoundingClientRect().top }, '');
    history.pushState(null, '', target);
    this.#move(false);
  }

  #move(back) {
    const elsewhere = location.pathname !== this.#path;
    this.#path = location.pathname;
    this.#onMove({ elsewhere, back });
  }

  #click(event) {
    // A new tab or window, or a file to keep, is the browser's business.
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((each) => each.localName === 'a' && each.href);
    if (!link || link.target || link.hasAttribute('download')) return;
    const { origin, pathname, hash } = new URL(link.href);
    if (origin !== location.origin || hash || !routeOf(pathname)) return;
    event.preventDefault();
    this.go(link.href, link);
  }
}
