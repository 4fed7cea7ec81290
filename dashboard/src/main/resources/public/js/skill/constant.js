import { UNITS } from '../chart/units.js';
import { count, counted, inHundred, together } from '../view/words.js';

/** So many sources are named; of more their number is told. */
const NAMED = 3;

/**
 * The share among the sources that were there all the time, as a line to set beside the share of all postings: a source that was
 * connected on the way changes that, and is no demand.
 * @param answer of `series`, of one skill
 * @param {(list: any[]) => any[]} cut what of the time is shown
 * @returns {object[]} one line; none where it would say the same
 */
export function constantLine({ series: [{ values, constantShare }] }, cut) {
  if (!constantShare) return [];
  const [of, all] = [cut(constantShare), cut(values)];
  if (of.every((share, i) => said(share) === said(all[i]))) return [];
  return [{ name: 'Same sources', quiet: true, values: of.map((share) => (share === null ? null : share * UNITS.share.scale)) }];
}

const said = (share) => (share === null ? '' : inHundred(share));

/** What that line is, in words that need no statistics. */
export function constantWords({ constantSources: sources, constantTotal }) {
  const postings = count(constantTotal.reduce((all, n) => all + n, 0));
  const named = sources.length > NAMED ? '' : `${together(sources)}; `;
  return `The grey line counts only the ${counted(sources.length, 'source')} that had postings all the time (${named}${postings} postings): where the two part, sources came or went, not demand.`;
}
