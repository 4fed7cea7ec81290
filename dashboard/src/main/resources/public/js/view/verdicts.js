import { percent } from './words.js';

/**
 * What is said of a row's change, from what the server answers.
 *
 * `unseen` is a look that sees a change which the look before did not see: a verdict needs two.
 */
const SAID = {
  rising: { words: 'Rising', sign: '▲' },
  falling: { words: 'Falling', sign: '▼' },
  new: { words: 'New', sign: '▲' },
  gone: { words: 'Gone', sign: '▼' },
  once: { words: 'Not yet' },
  steady: { words: 'Steady' },
  unclear: { words: 'Can’t tell' },
  few: { words: 'Too few' },
};

/** Which of them; undefined where nothing is judged. */
export function verdictOf(row, judgement) {
  if (row.verdict === undefined) return undefined;
  if (row.reason === 'too-few-postings') return 'few';
  if (row.new && row.verdict === 'rising') return 'new';
  if (row.gone && row.verdict === 'falling') return 'gone';
  if (row.verdict !== 'unclear') return row.verdict;
  if (row.steady) return 'steady';
  return isClear(row.drawn, judgement?.tide) ? 'once' : 'unclear';
}

export const wordsOf = (verdict) => SAID[verdict]?.words;
export const signOf = (verdict) => SAID[verdict]?.sign;
/** Its colour's name; undefined where nothing surely moved. */
export const directionOf = (verdict) => ({ rising: 'rising', new: 'rising', falling: 'falling', gone: 'falling' })[verdict];

/** The corridor of the tide: from no change to that of all. */
export const corridorOf = (judgement) => [Math.min(0, judgement?.tide?.[0] ?? 0), Math.max(0, judgement?.tide?.[1] ?? 0)];

function isClear(drawn, tide) {
  if (!drawn) return false;
  const [low, high] = corridorOf({ tide });
  return drawn[0] > high || drawn[1] < low;
}

/** Why it is said, in words that need no statistics. */
export function reasonOf(row, judgement) {
  switch (verdictOf(row, judgement)) {
    case 'rising':
    case 'falling': return 'More than chance and than the tide of all skills, at two looks in a row.';
    case 'new': return 'As good as nothing before; now named by more posters than chance would have it, at two looks in a row.';
    case 'gone': return 'As good as gone, and named by many posters before: more than chance, at two looks in a row.';
    case 'once': return 'Beyond chance at this look. A verdict needs two in a row.';
    case 'steady': return 'It surely changed by less than a tenth.';
    case 'few': return 'Fewer than 20 postings of 16 posters in both times together, or than five in one: too few to judge.';
    case 'unclear': return isClear(row.interval, judgement?.tide)
      ? `Alone it would be a change; among ${judgement.tested} skills that are looked at, chance makes some like it.`
      : 'The change is within what chance does at this sample.';
    default: return '';
  }
}

/** `detectable` is a factor of growth: 0.48 is +48 %, or down to 1/1.48. */
export function detectableOf({ detectable }) {
  return detectable === undefined ? undefined : `Here only changes beyond ±${percent(detectable).replace('+', '')} would show.`;
}
