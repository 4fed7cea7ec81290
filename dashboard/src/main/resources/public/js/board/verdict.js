import { html, nothing } from 'lit';
import { directionOf, signOf, verdictOf, wordsOf } from '../view/verdicts.js';
import { percent } from '../view/words.js';

/** The verdict in words, coloured where something surely moved; where nothing is judged the plain change. */
export function verdictWords(row, judgement) {
  const verdict = verdictOf(row, judgement);
  if (!verdict) return html`<span class="verdict muted">${judgement?.reason === 'pending' ? '…' : row.change === undefined ? '–' : percent(row.change)}</span>`;
  return html`<span class="verdict ${directionOf(verdict) ?? 'muted'}">${
    signOf(verdict) ? html`<span aria-hidden="true">${signOf(verdict)} </span>` : nothing}${wordsOf(verdict)}</span>`;
}
