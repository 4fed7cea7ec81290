import { html, nothing } from 'lit';
import { count, inHundred, percent } from '../view/words.js';
import { kindNamed } from '../view/kinds.js';
import { skillAddress } from '../view/view.js';
import { shareBar } from './share-bar.js';
import { trendLine } from './trend-line.js';

/**
 * One skill's row.
 * @param row as the server gives it
 * @param place the rank and move that go with where the row stands
 * @param {{scale: object, baseline: boolean, kinds: boolean, view: object}} shown `baseline`: whether there is anything to compare with
 */
export function skillRow(row, place, shown) {
  return html`
    <tr data-skill=${row.skill} data-testid="row-${row.skill}">
      <td class="rank"><span>${place.rank}</span>${shown.baseline ? moveOf(place.rankChange) : nothing}</td>
      <th scope="row" class="name">
        <a href=${skillAddress(row.skill, shown.view)}>${row.name}</a>
        ${shown.kinds ? html`<span class="kind">${kindNamed(row.kind).one}</span>` : nothing}
      </th>
      <td class="number">${count(row.postings)}</td>
      <td class="share-cell">${shareBar(row, shown.scale)}</td>
      <td class="trend-cell">${row.share === undefined ? nothing : trendLine(row.trend)}</td>
      <td class="number muted">${row.previous ? beforeOf(row) : nothing}</td>
      <td class="number muted change">${row.change === undefined ? nothing : percent(row.change)}</td>
    </tr>`;
}

/** The figure before, in the unit of the row's share, which is only read out; nothing where the two cannot be compared. */
function beforeOf({ share, previous }) {
  if (share === undefined) return html`${count(previous.postings)}<span class="unseen"> before</span>`;
  return previous.share === undefined ? nothing : html`${inHundred(previous.share)}<span class="unseen"> in 100 before</span>`;
}

/** Places gained or lost. They stay uncoloured: a difference that was not tested is not news. */
function moveOf(change) {
  if (change === undefined) return html`<span class="move">new</span>`;
  if (change === 0) return html`<span class="move"><span class="unseen">unchanged</span></span>`;
  const up = change > 0;
  return html`<span class="move"><span aria-hidden="true">${up ? '▲' : '▼'}</span><span class="unseen">${up ? 'up' : 'down'} </span>${Math.abs(change)}</span>`;
}

/** Keeps the place of a row that is still to come. */
export const blankRow = () => html`<tr class="blank" aria-hidden="true">${Array.from({ length: 7 }, () => html`<td></td>`)}</tr>`;
