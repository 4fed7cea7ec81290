import { html } from 'lit';
import { pointOf } from './steps.js';

/** One point's figures. */
export function readingOf({ step, points, provisional, lines, unit, judged }, index) {
  const values = lines.map((line) => {
    const around = line.high?.[index] ?? null;
    const interval = around === null ? '' : ` (between ${unit.words(line.low[index]).replace(/ in 100$/, '')} and ${unit.words(around)})`;
    return `${lines.length > 1 ? `${line.name} ` : ''}${wordsOf(line.values[index], unit)}${interval}`;
  });
  const verdict = judged?.[index] === 'rising' || judged?.[index] === 'falling' ? `; judged ${judged[index]}` : '';
  return `${pointOf(step, points[index])}: ${values.join(', ')}${provisional[index] ? ', provisional' : ''}${verdict}`;
}

/** The chart as a table. */
export function tableOf({ caption, step, points, provisional, lines, unit, total, judged }) {
  const intervals = lines.filter(({ high }) => high).length === 1 && lines[0].high;
  return html`
    <table class="figures">
      <caption class="unseen">${caption}</caption>
      <thead><tr>
        <th scope="col">Time</th>
        ${lines.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
        ${intervals ? html`<th scope="col" class="number">Between</th>` : ''}
        ${total ? html`<th scope="col" class="number">All ${unit.axis === 'views' ? 'views' : 'postings'}</th>` : ''}
        ${judged ? html`<th scope="col">Judged</th>` : ''}
      </tr></thead>
      <tbody>
        ${points.map((point, i) => html`
          <tr><th scope="row">${pointOf(step, point)}${provisional[i] ? ', provisional' : ''}</th>
            ${lines.map(({ values }) => html`<td class="number">${wordsOf(values[i], unit)}</td>`)}
            ${intervals ? html`<td class="number">${(intervals[i] ?? null) === null ? '' : `${unit.words(lines[0].low[i]).replace(/ in 100$/, '')} and ${unit.words(intervals[i])}`}</td>` : ''}
            ${total ? html`<td class="number">${total[i].toLocaleString('en')}</td>` : ''}
            ${judged ? html`<td>${judged[i] ?? ''}</td>` : ''}</tr>`)}
      </tbody>
    </table>`;
}

const wordsOf = (value, unit) => (value === null || value === undefined ? 'no postings' : unit.words(value));
