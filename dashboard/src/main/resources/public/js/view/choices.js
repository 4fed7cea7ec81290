import { RANGES, rangeLabel } from './ranges.js';
import { capital } from './words.js';

export const SENIORITIES = ['entry', 'mid', 'senior', 'lead', 'manager'];

const MEASURES = [
  ['postings', 'Postings'], ['unique', 'Postings without reposts'], ['open', 'Open at the end'], ['withdrawn', 'Taken down'], ['views', 'Glossary views'],
];

/**
 * What can be chosen, each with its values in words; the first is what holds when nothing is chosen.
 * @param {import('./names.js').namesOf} names what is there to choose from
 */
export function choicesOf(view, names) {
  return {
    period: { label: 'Period', options: periods(view) },
    industry: { label: 'Industry', options: [['', 'All industries'], ...names.industries] },
    country: { label: 'Country', options: [['', 'All countries'], ...names.countries] },
    role: { label: 'Role', options: [['', 'All roles'], ...names.roles] },
    seniority: { label: 'Seniority', options: [['', 'All levels'], ...SENIORITIES.map((word) => [word, capital(word)])] },
    remote: { label: 'Remote', options: [['', 'Anywhere'], ['true', 'Remote'], ['false', 'On site']] },
    source: { label: 'Source', options: [['', 'All sources'], ...names.sources] },
    measure: { label: 'Counted', options: MEASURES },
    baseline: { label: 'Moves since', options: [['previous', 'The time before'], ['year', 'A year before']] },
    step: { label: 'Whole', options: [['', 'Days'], ['week', 'Weeks'], ['month', 'Months']] },
  };
}

function periods({ from, to }) {
  const known = to === 'now' && RANGES.some((range) => range.from === from);
  const options = RANGES.map((range) => [range.from, range.label]);
  return known ? options : [[from, rangeLabel({ from, to })], ...options];
}

/** A value in words, also one that only a link has. */
export const chosenWords = ({ options }, value) => options.find(([id]) => id === value)?.[1] ?? value;
