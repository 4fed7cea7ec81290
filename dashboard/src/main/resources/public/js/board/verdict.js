import { html, nothing } from 'lit';
import { isMove, signOf, verdictOf, wordsOf } from '../view/verdicts.js';
import { percent } from '../view/words.js';

const COLOURS = { rising: 'rising', falling: 'falling', new: 'rising' };

/** The verdict in words, coloured where something surely moved; where nothing is judged the plain change. */
export function verdictWords(row, judgement) {
  const verdict = verdictOf(row, judgement);
  if (!verdict) return html`<span class="verdict muted">${judgement?.reason === 'pending' ? '…' : row.change === undefined ? '–' : percent(row.change)}</span>`;
  return html`<span class="verdict ${isMove(verdict) ? COLOURS[verdict] : 'muted'}">${
    signOf(verdict) ? html`<span aria-hidden="true">${signOf(verdict)} </span>` : nothing}${wordsOf(verdict)}</span>`;
}
