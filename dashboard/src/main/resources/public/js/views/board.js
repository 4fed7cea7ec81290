import { html } from 'lit';
import '../board/empty.js';
import '../board/filters.js';
import '../board/headline.js';
import '../board/table.js';
import { LivePart } from '../part/live-part.js';
import '../part/problem.js';
import { kindNamed } from '../view/kinds.js';
import { queryOf, requestOf, viewOf } from '../view/view.js';
import { capital } from '../view/words.js';

/** Rows that fit: a wall screen holds more. */
const ROWS = matchMedia('(min-width: 2200px)').matches ? 25 : 15;

/** What is asked for: a sentence, and the table that proves it. */
class Board extends LivePart {
  static properties = { place: {}, embedded: {} };
  #view;

  constructor() {
    super();
    this.addEventListener('choose', ({ detail }) => this.#go({ ...this.#view, ...detail }));
  }

  #go(view) {
    this.tell('go', location.pathname + queryOf(view));
  }

  willUpdate(changed) {
    if (!changed.has('place')) return;
    this.#view = viewOf(this.place.search);
    this.store.watch(requestOf({ ...this.#view, limit: this.#view.limit || ROWS }));
  }

  updated(changed) {
    if (changed.has('place')) this.tell('title', capital(kindNamed(this.#view.kind).many));
  }

  get #industries() {
    return this.store.status?.taxonomy?.industries;
  }

  render() {
    const { store } = this;
    if (store.empty) return html`<skilltide-empty .demo=${store.status.demo}></skilltide-empty>`;
    const filters = html`<skilltide-filters .view=${this.#view} .industries=${this.#industries}></skilltide-filters>`;
    if (store.problem) {
      return html`${filters}<skilltide-problem .heading=${'This view cannot be shown'} .words=${store.problem}
        .way=${{ words: 'Show the usual board', go: () => this.#go(viewOf('')) }}></skilltide-problem>`;
    }
    return html`
      <skilltide-headline .board=${store.board} .industries=${this.#industries}></skilltide-headline>
      ${filters}
      <skilltide-table .board=${store.board} .view=${this.#view} .rows=${ROWS} .pending=${store.pending} .request=${store.request}
        .industries=${this.#industries}></skilltide-table>`;
  }
}

customElements.define('skilltide-board', Board);
export default Board;
