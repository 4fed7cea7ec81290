import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { pathOf } from '../live/answers.js';
import { Part } from '../part/part.js';
import { kindNamed } from '../view/kinds.js';
import { ALL_ROWS } from '../view/view.js';
import { capital, monthOf, span } from '../view/words.js';
import './no-rows.js';
import { blankRow, skillRow } from './row.js';
import { glide, placesOf } from './row-moves.js';
import { heldOrder, orderOf, sameOrder } from './row-order.js';
import { SeenRows } from './seen-rows.js';
import { scaleOf } from './share-bar.js';
import { stripAxis } from './strip.js';
import { isTrend } from './trend-line.js';

/** Milliseconds between two changes of the rows' places. */
const REST = 3000;

/** The skills of the view by rank. Rows change places seldom, and never under the pointer or the keyboard. */
class Table extends Part {
  static properties = { board: {}, view: {}, rows: {}, pending: {}, request: {}, names: {}, embedded: {}, order: { state: true } };
  #moved = -Infinity;
  #before;
  #pointer = false;
  #timer;
  #seen = new SeenRows(() => this.requestUpdate());

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
    const rows = this.querySelectorAll('tr[data-skill]');
    this.#seen.observe(rows);
    if (this.#before) glide([...rows].filter((row) => this.#seen.isSeen(row.dataset.skill)), this.#before);
    this.#before = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#seen.disconnect();
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
      return html`<skilltide-no-rows .view=${this.view} .names=${this.names}></skilltide-no-rows>`;
    }
    return html`
      <section class="panel table-panel" aria-busy=${this.pending} aria-label="Ranking">
        <p class="phone-legend" aria-hidden="true">${this.#legend()}</p>
        <table class="skills" @pointerenter=${this.#hover} @pointerleave=${this.#hover}>
          <caption class="unseen">${this.#caption()}</caption>
          <colgroup><col><col><col><col><col><col></colgroup>
          <thead><tr>
            <th scope="col" class="rank"><span aria-hidden="true">#</span><span class="unseen">Rank and places moved</span></th>
            <th scope="col" class="name">${capital(kindNamed(this.view.kind).one)}</th>
            <th scope="col" class="share-cell">Share of ${this.view.measure === 'views' ? 'views' : 'postings'}</th>
            <th scope="col" class="trend-cell"><span class=${this.#anyTrend ? '' : 'unseen'}>Trend</span></th>
            <th scope="colgroup" colspan="2" class="changes">
              <span class="unseen">Change of share, and verdict. </span><span class="legend">${this.#legend()}</span>
              ${this.#isJudged ? html`<span class="scale">${stripAxis()}<span>${this.#compared()}</span></span>` : nothing}
            </th>
          </tr></thead>
          <tbody>${this.order ? this.#body() : Array.from({ length: this.rows }, blankRow)}</tbody>
        </table>
        ${this.embedded ? nothing : this.#foot()}
      </section>`;
  }

  #body() {
    const { board, view } = this;
    const rows = this.#seen.due(board.rows);
    const measure = board.view.measure === 'share' ? 'postings' : board.view.measure;
    const scale = scaleOf(board.rows, measure);
    const shown = { scale, baseline: board.total.previous > 0, judgement: board.judgement, view, measure };
    return repeat(
      this.order,
      ({ skill }) => skill,
      (place) => guard(
        [rows.get(place.skill), place.rank, place.rankChange, scale.share ?? scale.amount, shown.baseline, board.judgement, view],
        () => skillRow(rows.get(place.skill), place, shown),
      ),
    );
  }

  #caption() {
    if (!this.board) return 'Skills by share of postings';
    const { from, to } = this.board.view;
    return `${capital(kindNamed(this.view.kind).many)} by share of postings, ${span(from, to)}`;
  }

  /** What the changes are against, said where they stand. */
  #compared() {
    const { judgement } = this.board ?? {};
    return judgement?.judged ? `on ${monthOf(dayBefore(judgement.baselineTo))}` : nothing;
  }

  /** Whether there are verdicts, or soon will be. */
  get #isJudged() {
    const { judgement } = this.board ?? {};
    return !this.board || judgement?.judged !== undefined || judgement?.reason === 'pending';
  }

  /** Whether any row has a line: those who post once a month leave none within thirty days. */
  get #anyTrend() {
    return !this.board || this.board.rows.some(({ trend }) => isTrend(trend));
  }

  #legend() {
    return this.#isJudged ? 'Bar clear of the grey = more than chance' : 'Plain change, not judged';
  }

  #foot() {
    const all = this.view.limit === ALL_ROWS;
    const more = all || (this.order?.length ?? 0) >= (this.view.limit || this.rows);
    const provisional = this.board?.rows.some((row) => row.provisional);
    return html`
      <div class="table-foot">
        ${more ? html`<button @click=${() => this.tell('choose', { limit: all ? 0 : ALL_ROWS })}>${all ? 'Show fewer' : `Show all ${kindNamed(this.view.kind).many}`}</button>` : nothing}
        <span class="note">${provisional ? 'The newest days may still gain postings.' : nothing}</span>
        <a href=${pathOf('/api/v1/top.csv', this.request)} download>CSV</a>
        <a href=${pathOf('/api/v1/top', this.request)}>JSON</a>
      </div>`;
  }
}

const dayBefore = (end) => new Date(new Date(end) - 1);

customElements.define('skilltide-table', Table);
