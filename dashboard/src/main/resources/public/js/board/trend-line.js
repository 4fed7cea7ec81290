import { html, nothing } from 'lit';
import { inHundred } from '../view/words.js';

const WIDTH = 120;
const HEIGHT = 28;
const EDGE = 3;

/** Whether there is a line to draw: a single bucket that is known is none. */
export const isTrend = (trend) => (trend?.filter((value) => value !== null).length ?? 0) > 1;

/**
 * A row's small line: share by bucket, oldest first, from zero to the row's own highest. Buckets without postings are gaps,
 * but not where most are: who posts once a month leaves nothing out.
 * @param {(number|null)[]} trend
 */
export function trendLine(trend) {
  const known = trend?.filter((value) => value !== null) ?? [];
  if (!isTrend(trend)) return nothing;
  const highest = Math.max(...known) || 1;
  const x = (i) => EDGE + (i / Math.max(trend.length - 1, 1)) * (WIDTH - 2 * EDGE);
  const y = (value) => HEIGHT - EDGE - (value / highest) * (HEIGHT - 2 * EDGE);
  const last = trend.findLastIndex((value) => value !== null);
  return html`
    <svg class="trend" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"
      aria-label="from ${inHundred(known[0])} to ${inHundred(known.at(-1))} in 100">
      <line class="ground" x1=${EDGE} x2=${WIDTH - EDGE} y1=${HEIGHT - EDGE + 0.5} y2=${HEIGHT - EDGE + 0.5}></line>
      <path d=${pathOf(trend, x, y)}></path>
      <circle cx=${x(last)} cy=${y(trend[last])} r="2.5"></circle>
    </svg>`;
}

function pathOf(trend, x, y) {
  const sparse = trend.filter((value) => value === null).length > trend.length / 2;
  let path = '';
  trend.forEach((value, i) => {
    if (value === null) return;
    const joined = sparse ? path !== '' : i > 0 && trend[i - 1] !== null;
    // A line of hardly any length is a dot, by its round ends: a bucket alone between gaps stays visible.
    path += `${joined ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value).toFixed(1)}${joined ? '' : 'h.01'}`;
  });
  return path;
}
