/**
 * The columns that are drawn: times in seconds, then two for each skill, in postings of a hundred.
 * The first ends where figures are final, the second goes on from there to the provisional end.
 */
export function columnsOf({ points, provisional, series }) {
  const times = points.map((point) => new Date(point).getTime() / 1000);
  const columns = series.flatMap(({ values }) => {
    const hundred = values.map((value) => (value === null ? null : value * 100));
    return [
      hundred.map((value, i) => (provisional[i] ? null : value)),
      hundred.map((value, i) => (provisional[i] || provisional[i + 1] ? value : null)),
    ];
  });
  return [times, ...columns];
}

/** Below this many postings shares say nothing. */
export const FEWEST = 10;

/** Leaves out the time before the first and after the last posting: nothing is known of it. */
export function known(answer) {
  const first = answer.total.findIndex((n) => n > 0);
  const end = answer.total.findLastIndex((n) => n > 0) + 1;
  const cut = (list) => list.slice(Math.max(first, 0), end);
  return {
    ...answer,
    points: cut(answer.points),
    provisional: cut(answer.provisional),
    total: cut(answer.total),
    series: answer.series.map((each) => ({ ...each, values: cut(each.values), postings: cut(each.postings) })),
  };
}

/** The share of each skill over the whole window, in the order given; undefined without postings. */
export function shares({ total, series }) {
  const all = sum(total);
  return series.map(({ postings }) => (all ? sum(postings) / all : undefined));
}

export const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
