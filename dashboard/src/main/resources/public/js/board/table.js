import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { pathOf } from '../live/answers.js';
import { ALL_ROWS } from '../view/view.js';
import { capital, span } from '../view/words.js';
import { kindNamed } from '../view/kinds.js';
import './no-rows.js';
import { Part } from '../part/part.js';
import { blankRow, skillRow } from './row.js';
import { glide, placesOf } from './row-moves.js';
import { heldOrder, orderOf, sameOrder } from './row-order.js';
import { scaleOf } from './share-bar.js';

/** Milliseconds between two changes of the rows' places. */
const REST = 3000;

/** The skills of the view by rank. Rows change places seldom, and never under the pointer or the keyboard. */
class Table extends Part {
  static properties = { board: {}, view: {}, rows: {}, pending: {}, request: {}, industries: {}, order: { state: true } };
  #moved = -Infinity;
  #before;
  #pointer = false;
  #timer;

  willUpdate(changed) {
    if (!this.board) return;
    const next = orderOf(this.board.rows);
    const otherView = !this.order || (changed.get('pending') && !this.pending);
    clearTimeout(this.#timer);
    if (otherView || sameOrder(next, this.order)) {
      this.order = next;
      return;
    }
    const rest = this.#moved + REST - performance.now();
    if (this.#held || rest > 0) {
      this.order = heldOrder(this.order, next);
      this.#timer = setTimeout(() => this.requestUpdate(), Math.max(rest, 0) + 100);
      return;
    }
    this.#before = placesOf(this.querySelectorAll('tr[data-skill]'));
    this.#moved = performance.now();
    this.order = next;
  }

  updated() {
    if (this.#before) glide(this.querySelectorAll('tr[data-skill]'), this.#before);
    this.#before = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #held() {
    return this.#pointer || this.querySelector('tbody :focus-visible') !== null;
  }

  #hover(event) {
    // A finger leaves no pointer behind that a row could slip away from.
    this.#pointer = event.type === 'pointerenter' && event.pointerType === 'mouse';
  }

  render() {
    if (this.board && !this.pending && !this.board.rows.length) {
      return html`<skilltide-no-rows .view=${this.view} .industries=${this.industries}></skilltide-no-rows>`;
    }
    return html`
      <section class="panel table-panel" aria-busy=${this.pending}>
        <table class="skills" @pointerenter=${this.#hover} @pointerleave=${this.#hover}>
          <caption class="unseen">${this.#caption()}</caption>
          <thead><tr>
            <th scope="col" class="rank"><span aria-hidden="true">#</span><span class="unseen">Rank and places moved</span></th>
            <th scope="col">${capital(kindNamed(this.view.kind).one)}</th>
            <th scope="col" class="number">Postings</th>
            <th scope="col">Share of postings</th>
            <th scope="col">Trend</th>
            <th scope="col" class="number">Before</th>
            <th scope="col" class="number">Change</th>
          </tr></thead>
          <tbody>${this.order ? this.#body() : Array.from({ length: this.rows }, blankRow)}</tbody>
        </table>
        ${this.#foot()}
      </section>`;
  }

  #body() {
    const rows = new Map(this.board.rows.map((row) => [row.skill, row]));
    const shown = {
      scale: scaleOf(this.board.rows),
      baseline: this.board.total.previous > 0,
      kinds: !this.view.kind,
      view: this.view,
    };
    return repeat(
      this.order,
      ({ skill }) => skill,
      (place) => skillRow(rows.get(place.skill), place, shown),
    );
  }

  #caption() {
    if (!this.board) return 'Skills by share of postings';
    const { from, to } = this.board.view;
    return `${capital(kindNamed(this.view.kind).many)} by share of postings, ${span(from, to)}`;
  }

  #notes() {
    const rows = this.board?.rows ?? [];
    return [
      rows.some((row) => row.change !== undefined) ? 'Changes are plain differences, not tested against chance.' : '',
      rows.some((row) => row.provisional) ? 'The newest days may still gain postings.' : '',
    ].join(' ');
  }

  #foot() {
    const all = this.view.limit === ALL_ROWS;
    const more = all || (this.order?.length ?? 0) >= (this.view.limit || this.rows);
    return html`
      <div class="table-foot">
        ${more ? html`<button @click=${() => this.tell('choose', { limit: all ? 0 : ALL_ROWS })}>${all ? 'Show fewer' : 'Show all'}</button>` : nothing}
        <span class="note">${this.#notes()}</span>
        <a href=${pathOf('/api/v1/top.csv', this.request)} download>CSV</a>
        <a href=${pathOf('/api/v1/top', this.request)}>JSON</a>
      </div>`;
  }
}

customElements.define('skilltide-table', Table);
