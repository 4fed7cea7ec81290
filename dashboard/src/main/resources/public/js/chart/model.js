import { wilson } from '../view/wilson.js';

/**
 * A chart's lines from an answer of `series`, in the units drawn.
 * @param {(list: any[]) => any[]} cut what of the time is shown
 */
export function linesOf({ total, series }, unit, cut) {
  const drawn = (list) => cut(list).map((value) => (value === null || value === undefined ? null : value * unit.scale));
  return series.map((each) => {
    const { low, high } = unit.axis === 'in 100' ? intervalsOf(each, total) : {};
    return { name: each.name, values: drawn(each.values), low: low && drawn(low), high: high && drawn(high) };
  });
}

/** The server's, which knows posters; else of the counts alone. */
function intervalsOf({ low, high, postings }, total) {
  if (low && high) return { low, high };
  const each = total.map((all, i) => wilson(postings[i], all));
  return { low: each.map((interval) => interval?.[0] ?? null), high: each.map((interval) => interval?.[1] ?? null) };
}
