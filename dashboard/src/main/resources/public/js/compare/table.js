import { html, nothing } from 'lit';
import { skillAddress } from '../view/view.js';
import { directionOf, signOf, verdictOf, wordsOf } from '../view/verdicts.js';
import { count, inHundred, percent } from '../view/words.js';

/** The skills compared, in figures over the whole time. */
export function comparisonTable(rows, judgement, view) {
  return html`
    <table class="plain compared" data-testid="compared">
      <caption class="unseen">The skills compared</caption>
      <thead><tr><th scope="col">Skill</th><th scope="col" class="number">In 100</th><th scope="col">Verdict</th>
        <th scope="col" class="number">Change</th><th scope="col">Between</th><th scope="col" class="number">Postings</th></tr></thead>
      <tbody>${rows.map(({ row, id, name, series }) => html`
        <tr><th scope="row" class="nowrap"><span class="swatch series-${(series % 5) + 1} ${series > 4 ? 'repeated' : ''}" aria-hidden="true"></span><a href=${skillAddress(id, view)}>${name}</a></th>
          <td class="number">${row?.share === undefined ? '' : inHundred(row.share)}</td>
          <td class="nowrap ${row ? 'explained' : ''}" .why=${{ row, judgement }}>${row ? html`<button type="button">${said(verdictOf(row, judgement))}</button>` : 'Not named'}</td>
          <td class="number">${row?.estimate === undefined ? '' : percent(row.estimate)}</td>
          <td class="nowrap">${row?.interval ? `${percent(row.interval[0])} and ${percent(row.interval[1])}` : ''}</td>
          <td class="number">${count(row?.postings ?? 0)}</td></tr>`)}</tbody>
    </table>`;
}

function said(verdict) {
  if (!verdict) return nothing;
  return html`<span class=${directionOf(verdict) ?? 'muted'}>${signOf(verdict) ? html`<span aria-hidden="true">${signOf(verdict)} </span>` : nothing}${wordsOf(verdict)}</span>`;
}
