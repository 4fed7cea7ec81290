import { span } from './words.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The periods that can be chosen; a link may carry any other `from` and `to`. */
export const RANGES = [
  { from: 'now-30d', label: 'Last 30 days' },
  { from: 'now-90d', label: 'Last 90 days' },
  { from: 'now-365d', label: 'Last 12 months' },
  { from: 'now-1825d', label: 'Last 5 years' },
  { from: '2000-01-01', label: 'All time' },
];

export const WIDEST = RANGES.at(-1);

/** The period's words, also for one that only a link has. */
export function rangeLabel({ from, to }) {
  const known = to === 'now' && RANGES.find((range) => range.from === from);
  if (known) return known.label;
  return DAY.test(from) && DAY.test(to) ? span(from, to) : `${from} to ${to}`;
}
