import { verdictOf } from '../view/verdicts.js';
import { count, counted, dayOf, inHundred, percent, span } from '../view/words.js';
import { kindNamed } from '../view/kinds.js';

const size = (change) => percent(Math.abs(change)).replace('+', '');

/** What is said of a skill's change, in a sentence that stands for itself. */
export function verdictSentence({ name }, row, judgement) {
  if (!row) return `No posting names ${name} in this time.`;
  const { estimate, interval, detectable } = row;
  const around = interval ? `, surely by between ${percent(interval[0])} and ${percent(interval[1])}` : '';
  switch (verdictOf(row, judgement)) {
    case 'rising': return `${name} is rising: its share changed by about ${percent(estimate)}${around}.`;
    case 'falling': return `${name} is falling: its share changed by about ${percent(estimate)}${around}.`;
    case 'new': return `${name} is new: hardly asked for before, and now by more posters than chance would have it.`;
    case 'gone': return `${name} is gone: asked for by many posters before, and now as good as not at all.`;
    case 'steady': return `${name} is steady: its share surely changed by less than a tenth.`;
    case 'once': return `${name} may be moving: its share changed by about ${percent(estimate)}, more than chance at this look; a verdict needs two.`;
    case 'few': return `Too few postings name ${name} to tell whether it rises or falls.`;
    case 'unclear': return estimate === undefined || detectable === undefined
      ? `Whether ${name} rises or falls cannot be told.`
      : `Whether ${name} rises or falls cannot be told: only a change of more than ${size(detectable)} would show here; it was about ${percent(estimate)}.`;
    default: return judgement?.reason === 'pending' ? 'Its change is being judged.' : 'There is no earlier time to compare with yet.';
  }
}

/** What the sentence rests on. */
export function restsOn({ kind }, row, { total, view, judgement }) {
  const named = row ? row.postings : 0;
  const share = row?.share === undefined ? '' : `, ${inHundred(row.share)} in 100`;
  const rank = row ? `; number ${row.rank} of the ${kindNamed(kind).many}` : '';
  const compared = judgement?.judged ? ` Compared are ${span(judgement.from, judgement.to)} and ${span(judgement.baselineFrom, judgement.baselineTo)}; judged to ${dayOf(judgement.judged)}.` : '';
  return `${count(named)} of ${counted(total.postings, 'posting')} name it${share}${rank} (${span(view.from, view.to)}).${compared}`;
}
