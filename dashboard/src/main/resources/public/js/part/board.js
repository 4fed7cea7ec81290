import { html, nothing } from 'lit';
import { Connection } from '../live/connection.js';
import { Store } from '../live/store.js';
import { Address } from '../view/address.js';
import { kindNamed } from '../view/kinds.js';
import { toggleSkill } from '../view/view.js';
import { capital } from '../view/words.js';
import './bar.js';
import './chart-panel.js';
import './empty.js';
import './filters.js';
import './headline.js';
import './problem.js';
import './state-line.js';
import './table.js';
import { Part } from './part.js';

/** Rows that fit: a wall screen holds more. */
const ROWS = matchMedia('(min-width: 2200px)').matches ? 25 : 15;

/** The whole page: holds what is known, hands it down, and turns what the viewer does into a new view. */
class Board extends Part {
  #address = new Address((view) => this.#store.watch(view));
  #store;
  #keys = (event) => this.#press(event);

  connectedCallback() {
    super.connectedCallback();
    const url = new URL('/ws/v1/live', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const connection = new Connection(
      url,
      (frame) => this.#store.receive(frame),
      (state) => this.#store.connected(state),
    );
    this.#store = new Store(connection, ROWS, () => this.requestUpdate());
    this.#store.watch(this.#address.view);
    this.#store.refreshStatus();
    addEventListener('keydown', this.#keys);
    this.addEventListener('choose', (event) => this.#go(event.detail));
    this.addEventListener('pause', () => this.#store.togglePause());
    this.addEventListener('toggle-skill', ({ detail }) => this.#go({ skills: toggleSkill(this.#store.view.skills, detail) }));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#keys);
  }

  #go(change) {
    const view = { ...this.#store.view, ...change };
    this.#address.go(view);
    this.#store.watch(view);
  }

  #press(event) {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === 'p') this.#store.togglePause();
  }

  updated() {
    const { kind, industry } = this.#store.view;
    document.title = [capital(kindNamed(kind).many), this.#industries?.find(({ id }) => id === industry)?.name, 'Skilltide'].filter(Boolean).join(' · ');
  }

  get #industries() {
    return this.#store.status?.taxonomy?.industries;
  }

  render() {
    const store = this.#store;
    return html`
      <skilltide-bar></skilltide-bar>
      <main>
        <skilltide-state-line
          .connection=${store.connection} .paused=${store.paused} .waiting=${store.waiting}
          .board=${store.board} .newest=${store.newest}></skilltide-state-line>
        ${store.empty ? html`<skilltide-empty .demo=${store.status.demo}></skilltide-empty>` : this.#figures(store)}
      </main>
      <footer class="page-foot">${store.status ? `Skilltide ${store.status.version}` : nothing}</footer>`;
  }

  #figures(store) {
    if (store.problem) return html`${this.#filters(store)}<skilltide-problem .words=${store.problem}></skilltide-problem>`;
    return html`
      <skilltide-headline .board=${store.board} .leaders=${store.leaders} .industries=${this.#industries}></skilltide-headline>
      ${this.#filters(store)}
      <div class="columns">
        <skilltide-table
          .board=${store.board} .leaders=${store.leaders} .view=${store.view} .rows=${ROWS} .pending=${store.pending} .request=${store.request}
          .industries=${this.#industries}></skilltide-table>
        <skilltide-chart-panel .board=${store.board} .leaders=${store.leaders} .view=${store.view}></skilltide-chart-panel>
      </div>`;
  }

  #filters(store) {
    return html`<skilltide-filters .view=${store.view} .industries=${this.#industries}></skilltide-filters>`;
  }
}

customElements.define('skilltide-board', Board);
