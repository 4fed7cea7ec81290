import { html } from 'lit';
import { Pace } from '../pace.js';
import { Part } from '../part/part.js';
import { directionOf, verdictOf } from '../view/verdicts.js';
import { together } from '../view/words.js';

/** Milliseconds between two announcements. */
const PACE = 30_000;

/** Says changes of verdicts to those who listen, seldom: what changed and changed back in between is not said. */
class Announced extends Part {
  static properties = { board: {}, words: { state: true } };
  #said;
  #of;
  #pace = new Pace(PACE, () => this.#say());

  willUpdate(changed) {
    if (!changed.has('board') || !this.board) return;
    const { from, to, ...of } = this.board.view;
    const same = JSON.stringify(of) === this.#of;
    this.#of = JSON.stringify(of);
    // What is on a board that has just been opened is read, not announced.
    if (!same || !this.#said) this.#said = verdictsOf(this.board);
    else if (changesOf(this.#said, verdictsOf(this.board)).length) this.#pace.request();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#pace.cancel();
  }

  #say() {
    const now = verdictsOf(this.board);
    const changes = changesOf(this.#said, now);
    this.#said = now;
    if (changes.length) this.words = `${together(changes.map(({ name, words }) => `${name} is ${words}`))}.`;
  }

  render() {
    return html`<p class="unseen" role="status" data-testid="announced">${this.words}</p>`;
  }
}

function verdictsOf({ rows, judgement }) {
  return new Map(rows.map((row) => [row.skill, { name: row.name, moves: directionOf(verdictOf(row, judgement)) ?? '' }]));
}

function changesOf(before, now) {
  return [...now].filter(([skill, { moves }]) => before.has(skill) && before.get(skill).moves !== moves)
    .map(([skill, { name, moves }]) => ({ name, words: moves || `no longer ${before.get(skill).moves}` }));
}

customElements.define('skilltide-announced', Announced);
