import { html, nothing } from 'lit';
import { kindNamed } from '../view/kinds.js';
import { skillAddress } from '../view/view.js';
import { shareBar } from './share-bar.js';
import { strip } from './strip.js';
import { trendLine } from './trend-line.js';
import { verdictWords } from './verdict.js';

/**
 * One skill's row.
 * @param row as the server gives it
 * @param place the rank and move that go with where the row stands
 * @param {{scale: object, baseline: boolean, judgement: object, view: object, measure: string}} shown
 *   `baseline`: whether there is anything to compare with
 */
export function skillRow(row, place, { scale, baseline, judgement, view, measure }) {
  const why = { row, judgement };
  return html`
    <tr data-skill=${row.skill} data-testid="row-${row.skill}">
      <td class="rank"><span>${place.rank}</span>${baseline ? moveOf(place.rankChange) : nothing}</td>
      <th scope="row" class="name">
        <a href=${skillAddress(row.skill, view)} title=${row.name}>${row.name}</a>
        ${view.kind ? nothing : html`<span class="kind">${kindNamed(row.kind).one}</span>`}
      </th>
      <td class="share-cell">${shareBar(row, scale, measure)}</td>
      <td class="trend-cell">${row.share === undefined ? nothing : trendLine(row.trend)}</td>
      <td class="strip-cell explained" .why=${why}>${row.verdict === undefined && judgement?.reason !== 'pending' ? nothing : strip(row, judgement)}</td>
      <td class="verdict-cell explained" .why=${why}><button type="button">${verdictWords(row, judgement)}</button></td>
    </tr>`;
}

/** Places gained or lost. They stay uncoloured: a difference that was not tested is not news. */
function moveOf(change) {
  if (change === undefined) return html`<span class="move">new</span>`;
  if (change === 0) return html`<span class="move"><span class="unseen">unchanged</span></span>`;
  const up = change > 0;
  return html`<span class="move"><span aria-hidden="true">${up ? '▲' : '▼'}</span><span class="unseen">${up ? 'up' : 'down'} </span>${Math.abs(change)}</span>`;
}

/** Keeps the place of a row that is still to come. */
export const blankRow = () => html`<tr class="blank" aria-hidden="true">${Array.from({ length: 6 }, () => html`<td></td>`)}</tr>`;
