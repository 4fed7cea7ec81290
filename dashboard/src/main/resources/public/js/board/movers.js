import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part } from '../part/part.js';
import { directionOf, signOf, verdictOf, wordsOf } from '../view/verdicts.js';
import { skillAddress } from '../view/view.js';
import { percent } from '../view/words.js';
import { strip } from './strip.js';

const MOST = 5;

/** Those that surely moved, the furthest first: of all kinds that the view has, however far down its table. */
class Movers extends Part {
  static properties = { movers: {}, board: {}, view: {} };

  render() {
    const judgement = this.movers?.judgement;
    const rows = (this.movers?.rows ?? []).filter((row) => directionOf(verdictOf(row, judgement))).slice(0, MOST);
    return html`
      <section class="panel side movers" aria-labelledby="movers-title" data-testid="movers">
        <h2 id="movers-title">Sure movers</h2>
        ${rows.length
          ? html`<ol>${repeat(rows, ({ skill }) => skill, (row) => this.#mover(row, judgement))}</ol>`
          : html`<p class="note">${this.#none()}</p>`}
      </section>`;
  }

  #mover(row, judgement) {
    const verdict = verdictOf(row, judgement);
    const colour = directionOf(verdict);
    return html`
      <li class="explained" .why=${{ row, judgement }}>
        <span class="direction ${colour}" aria-hidden="true">${signOf(verdict)}</span>
        <a href=${skillAddress(row.skill, this.view)}>${row.name}</a><span class="unseen"> is ${row.verdict}</span>
        ${strip(row, judgement)}
        <span class="by ${colour}">${row.interval ? percent(row.estimate) : wordsOf(verdict)}</span>
      </li>`;
  }

  #none() {
    const { judgement } = this.board ?? {};
    if (!this.movers && judgement?.judged && this.view.measure !== 'views') return nothing; // they come in a moment, or not
    if (this.view.measure === 'views') return 'Interest is not judged: only the demand of postings is.';
    if (!judgement || judgement.reason === 'pending') return 'Changes are being judged.';
    if (judgement.reason) return 'With nine weeks of postings there is something to compare: then those stand here that surely moved.';
    return 'Nothing here moved by more than chance and the tide. More postings, or fewer filters, tell smaller changes.';
  }
}

customElements.define('skilltide-movers', Movers);
