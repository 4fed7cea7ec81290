/**
 * The columns that are drawn: times in seconds, then two for each line. The first ends where figures are final, the second goes on
 * from there to the provisional end.
 */
export function columnsOf({ points, provisional, lines }) {
  const times = points.map((point) => new Date(point).getTime() / 1000);
  return [times, ...lines.flatMap(({ values }) => [
    values.map((value, i) => (provisional[i] ? null : value)),
    values.map((value, i) => (provisional[i] || provisional[i + 1] ? value : null)),
  ])];
}

/** Below this many postings shares say nothing. */
export const FEWEST = 10;

/** Which buckets to draw: not the time before the first and after the last that has anything. */
export function known(total) {
  const first = total.findIndex((n) => n > 0);
  const end = total.findLastIndex((n) => n > 0) + 1;
  return { cut: (list) => list?.slice(Math.max(first, 0), end), any: first >= 0 };
}

export const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
