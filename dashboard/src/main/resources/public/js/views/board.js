import { html, nothing } from 'lit';
import '../board/announced.js';
import '../board/empty.js';
import '../board/filters.js';
import '../board/headline.js';
import '../board/just-in.js';
import '../board/movers.js';
import '../board/questions.js';
import '../board/table.js';
import '../board/why.js';
import { Asked } from '../live/asked.js';
import { LivePart } from '../part/live-part.js';
import '../part/problem.js';
import { kindNamed } from '../view/kinds.js';
import { namesOf } from '../view/names.js';
import { queryOf, requestOf, viewOf } from '../view/view.js';
import { isWall } from '../view/wall.js';
import { capital } from '../view/words.js';

/** Rows that fit. */
const rowsAtFirst = () => (isWall() ? 25 : 15);
/** Movers that are asked for: a headline names a few and counts the rest. */
const MOVERS = 50;
/** Milliseconds between two looks at them: a sentence that changes faster cannot be read. */
const PACE = 3000;

/** What is asked for: a sentence, and the table that proves it. */
class Board extends LivePart {
  static properties = { place: {}, embedded: {} };
  #movers = new Asked(this, PACE);
  #judgement;
  #view;
  #names = namesOf();
  #status;

  constructor() {
    super();
    this.addEventListener('choose', ({ detail }) => this.#go({ ...this.#view, ...detail }));
  }

  #go(view) {
    this.tell('go', location.pathname + queryOf(view));
  }

  willUpdate(changed) {
    const { board, status } = this.store;
    if (changed.has('place')) {
      this.#view = viewOf(this.place.search);
      this.store.watch(requestOf({ ...this.#view, limit: this.#view.limit || rowsAtFirst() }));
    }
    if (!this.store.pending && !this.store.problem) this.#movers.ask('/api/v1/movers', requestOf({ ...this.#view, limit: MOVERS }));
    if (board && board.judgement !== this.#judgement) {
      this.#judgement = board.judgement;
      this.#movers.again();
    }
    if (status !== this.#status) {
      this.#status = status;
      this.#names = namesOf(status);
    }
  }

  updated(changed) {
    if (changed.has('place')) this.tell('title', capital(kindNamed(this.#view.kind).many));
  }

  render() {
    const { store } = this;
    if (store.empty) return html`<skilltide-empty .demo=${store.status.demo}></skilltide-empty>`;
    const filters = this.embedded ? nothing : html`<skilltide-filters .view=${this.#view} .names=${this.#names}></skilltide-filters>`;
    if (store.problem) {
      return html`${filters}<skilltide-problem .heading=${'This view cannot be shown'} .words=${store.problem}
        .way=${{ words: 'Show the usual board', go: () => this.#go(viewOf('')) }}></skilltide-problem>`;
    }
    const movers = this.#movers.answer;
    return html`
      <skilltide-headline .board=${store.board} .movers=${movers} .view=${this.#view} .names=${this.#names}></skilltide-headline>
      ${filters}
      <div class="columns">
        <skilltide-table .board=${store.board} .view=${this.#view} .rows=${rowsAtFirst()} .pending=${store.pending} .request=${store.request}
          .names=${this.#names} .embedded=${this.embedded}></skilltide-table>
        ${this.embedded ? nothing : html`
          <div class="sides">
            <skilltide-movers .movers=${movers} .board=${store.board} .view=${this.#view}></skilltide-movers>
            <skilltide-questions .board=${store.board} .view=${this.#view}></skilltide-questions>
            <skilltide-just-in .board=${store.board} .view=${this.#view} .paused=${store.paused}></skilltide-just-in>
          </div>`}
      </div>
      <skilltide-announced .board=${store.board}></skilltide-announced>
      <skilltide-why></skilltide-why>`;
  }
}

customElements.define('skilltide-board', Board);
export default Board;
