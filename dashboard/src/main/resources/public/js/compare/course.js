import { FEWEST, known, sum } from '../chart/columns.js';
import { UNITS } from '../chart/units.js';
import { count, counted, inHundred, span, together } from '../view/words.js';

/**
 * The lines of some skills.
 * @param answer of `series`, of shares or postings
 * @param {'share'|'postings'|'index'} measure an index is made from shares: each skill's first one is 100
 */
export function courseOf(answer, measure) {
  const { cut } = known(answer.total);
  const all = sum(answer.total);
  const unit = UNITS[measure];
  const few = all < FEWEST && measure !== 'postings';
  return {
    step: answer.step,
    points: few || !all ? [] : cut(answer.points),
    provisional: cut(answer.provisional),
    total: cut(answer.total),
    lines: answer.series.map(({ name, values }) => ({ name, values: drawn(cut(values), cut(answer.total), measure) })),
    unit,
    caption: measure === 'index' ? 'Share of postings as an index, the first one 100' : `${measure === 'share' ? 'Share of' : 'Number of'} postings over time`,
    summary: summaryOf(answer, all),
  };
}

function drawn(values, total, measure) {
  if (measure === 'share') return values.map((value) => (value === null || value === undefined ? null : value * 100));
  // Without any posting nothing is known of a time: a gap, as with shares.
  if (measure === 'postings') return values.map((value, i) => (total[i] ? value : null));
  const first = values.find((value) => value > 0);
  return values.map((value) => (value === null || value === undefined || !first ? null : (value / first) * 100 || null)); // an axis of ratios has no zero
}

function summaryOf({ asOf, points, total, series }, all) {
  if (!all) return 'There are no postings in this time.';
  const when = span(points[total.findIndex((n) => n > 0)], points[total.findLastIndex((n) => n > 0) + 1] ?? asOf);
  if (all < FEWEST) return `${counted(all, 'posting')} in this time: too few to draw shares.`;
  const ranked = series.map(({ name, postings }) => ({ name, share: sum(postings) / all })).sort((a, b) => b.share - a.share);
  const said = ranked.map(({ name, share }, i) => (i ? `${inHundred(share)} ${name}` : `${inHundred(share)} in 100 name ${name}`));
  return `Of ${count(all)} postings from ${when}, ${together(said)}.`;
}
