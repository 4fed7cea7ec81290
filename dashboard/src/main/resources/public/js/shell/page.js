import { html, nothing } from 'lit';
import { Connection } from '../live/connection.js';
import { Store } from '../live/store.js';
import { Part } from '../part/part.js';
import '../part/problem.js';
import './bar.js';
import { openDialog } from './dialogs.js';
import { Router } from './router.js';
import { sheetsOf } from './sheets.js';
import { singleKeysAllowed } from './single-keys.js';
import './state-line.js';

/** What is watched for views that watch nothing: enough for the state line. */
const PULSE = { limit: 1 };

/** Milliseconds that a view may take to be as tall as it was. */
const COMING_BACK = 2000;

const NOWHERE = { heading: 'There is no such page', words: 'This address leads nowhere.', way: { words: 'Show the board', go: () => location.assign('/') } };
const UNREACHED = { heading: 'This view did not load', words: 'The server could not be reached.', way: { words: 'Try again', go: () => location.reload() } };

/** What all views stand in: the bar, the state line, and the view that the address names. */
class Page extends Part {
  static properties = { trouble: { state: true } };
  #router = new Router((moved) => this.#open(moved));
  #store;
  #keys = (event) => this.#press(event);
  #embedded = this.#router.embedded;
  #view;
  #opening = 0;

  connectedCallback() {
    super.connectedCallback();
    document.documentElement.toggleAttribute('data-embedded', this.#embedded);
    const url = new URL('/ws/v1/live', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#store = new Store((...listeners) => new Connection(url, ...listeners));
    this.#store.addEventListener('change', () => this.requestUpdate());
    this.#store.refreshStatus();
    addEventListener('keydown', this.#keys);
    this.addEventListener('go', ({ detail }) => this.#router.go(detail));
    this.addEventListener('title', ({ detail }) => { document.title = [detail, 'Skilltide'].filter(Boolean).join(' · '); });
    this.addEventListener('search', () => openDialog(this, 'search'));
    this.addEventListener('pause', () => this.#store.togglePause());
    this.#open({});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#keys);
  }

  async #open({ elsewhere, back }) {
    const opening = ++this.#opening;
    const { route, params, search } = this.#router.place;
    if (!route) {
      this.trouble = NOWHERE;
      return;
    }
    let View;
    try {
      [{ default: View }] = await Promise.all([route.load(), sheetsOf(route.styles)]);
    } catch (error) {
      console.error(error);
      if (opening === this.#opening) this.trouble = UNREACHED;
      return;
    }
    if (opening !== this.#opening) return;
    this.trouble = undefined;
    if (!(this.#view instanceof View)) this.#view = Object.assign(new View(), { store: this.#store, embedded: this.#embedded });
    this.#view.place = { params, search };
    if (!route.live) this.#store.watch(PULSE);
    this.requestUpdate();
    await this.updateComplete;
    await this.#view.updateComplete;
    if (back) this.#comeBack(this.#router.left, opening);
    else if (elsewhere) scrollTo(0, 0);
    if (elsewhere) (this.querySelector('main h1[tabindex]') ?? this.querySelector('main')).focus({ preventScroll: true });
  }

  /** Puts the view where it was left, by the link that was followed if there was one: it may be drawn in parts, and of other heights. */
  #comeBack({ scroll, link, top }, opening) {
    const until = performance.now() + COMING_BACK;
    // Whoever moves by hand is where they want to be.
    const hand = new AbortController();
    for (const move of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(move, () => hand.abort(), { signal: hand.signal, passive: true });
    const step = () => {
      if (hand.signal.aborted) return;
      const found = link && [...this.querySelectorAll('main a')].find((each) => each.getAttribute('href') === link);
      const by = found ? found.getBoundingClientRect().top - top : scroll - scrollY;
      scrollBy(0, by);
      const there = Math.abs(by) < 1 && (found || !link);
      if (!there && performance.now() < until && opening === this.#opening) requestAnimationFrame(step);
      else hand.abort();
    };
    step();
  }

  #press(event) {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !this.#embedded) {
      event.preventDefault();
      openDialog(this, 'search');
      return;
    }
    // A dialog that is being closed has the focus until the page is drawn again: in its fields nobody types any more.
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]') && !event.target.closest('dialog:not([open])');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !singleKeysAllowed()) return;
    if (event.key === 'p') this.#store.togglePause();
    const dialog = { '/': 'search', '?': 'keys' }[event.key];
    if (!dialog || this.#embedded) return;
    event.preventDefault();
    openDialog(this, dialog);
  }

  render() {
    const store = this.#store;
    const { route } = this.#router.place;
    return html`
      <a class="skip" href="#main">Skip to the figures</a>
      ${this.#embedded ? nothing : html`<skilltide-bar .current=${route?.name}></skilltide-bar>`}
      <skilltide-state-line .store=${store} .embedded=${this.#embedded}></skilltide-state-line>
      <main id="main" tabindex="-1">
        ${this.trouble
          ? html`<skilltide-problem .heading=${this.trouble.heading} .words=${this.trouble.words} .way=${this.trouble.way}></skilltide-problem>`
          : this.#view}
      </main>
      ${this.#embedded || !(this.#view || this.trouble) ? nothing : html`<footer class="page-foot"><span><a href="/docs">Queries</a> <a href="/docs#words">Words</a> <button class="quiet" @click=${() => openDialog(this, 'keys')}>Keys</button></span> ${store.status ? html`<span>Skilltide ${store.status.version}</span>` : nothing}</footer>`}`;
  }
}

customElements.define('skilltide-page', Page);
