import { html } from 'lit';
import { count, counted, inHundred, span, together } from '../view/words.js';
import { FEWEST, shares, sum } from './lines.js';
import { pointOf } from './steps.js';

/** What the chart shows, in one sentence. It describes; it does not judge. */
export function summaryOf({ points, total, series }, { from, to }) {
  // The first bucket is whole: it may begin before the window does, and its postings are among these.
  const when = span(points[0] ?? from, to);
  const all = sum(total);
  if (all < FEWEST) return `${counted(all, 'posting')} from ${when}: too few to draw shares.`;
  const [first, ...others] = shares({ total, series }).map((share, i) => ({ name: series[i].name, n: inHundred(share) }));
  const rest = others.map(({ name, n }) => `${n} ${name}`);
  return `Of ${count(all)} postings from ${when}, ${together([`${first.n} in 100 name ${first.name}`, ...rest])}.`;
}

/** One point's figures. */
export function readingOf({ step, points, series }, index) {
  const values = series.map(({ name, values }) => `${name} ${shareOf(values[index])}`);
  return `${pointOf(step, points[index])}: ${values.join(', ')} in 100`;
}

/** The chart as a table, for those who do not see it. */
export function tableOf({ step, points, provisional, total, series }) {
  return html`
    <div class="unseen"><table>
      <caption>Share of postings over time, in postings of a hundred</caption>
      <thead><tr><th scope="col">Time</th>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}<th scope="col">All postings</th></tr></thead>
      <tbody>
        ${points.map((point, i) => html`
          <tr><th scope="row">${pointOf(step, point)}${provisional[i] ? ', provisional' : ''}</th>
            ${series.map(({ values }) => html`<td>${shareOf(values[i])}</td>`)}<td>${count(total[i])}</td></tr>`)}
      </tbody>
    </table></div>`;
}

const shareOf = (value) => (value === null || value === undefined ? 'no postings' : inHundred(value));
