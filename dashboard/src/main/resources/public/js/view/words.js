/** Figures and dates in words. Dates are UTC, as the server's days are. */

const MINUS = '\u2212';
const whole = new Intl.NumberFormat('en');
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
// Of one length each, so that a date that runs keeps its width; the locale's own has a `Sept` among them.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const list = new Intl.ListFormat('en-GB');

export const count = (n) => whole.format(n);
export const counted = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;
export const dayOf = (time) => `${shortDayOf(time)} ${yearOf(time)}`;
export const shortDayOf = (time) => `${new Date(time).getUTCDate()} ${MONTHS[new Date(time).getUTCMonth()]}`;
export const monthOf = (time) => `${MONTHS[new Date(time).getUTCMonth()]} ${yearOf(time)}`;
export const yearOf = (time) => String(new Date(time).getUTCFullYear());
export const together = (words) => list.format(words);
export const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** A share of 0.437 is `44`; below one in a hundred a decimal is kept, for 0.4 and 0 are not the same. */
export function inHundred(share) {
  const n = share * 100;
  if (n > 0 && n < 0.1) return '<0.1';
  return n < 1 ? tenth.format(n) : whole.format(Math.round(n));
}

/** A relative change of 0.159 is `+16 %`. */
export function percent(change) {
  const n = Math.round(Math.abs(change) * 100);
  const sign = n === 0 ? '' : change < 0 ? MINUS : '+';
  return `${sign}${count(n)}\u202f%`;
}

/** The first and the last day of a window whose end is exclusive. */
export function span(from, to) {
  const last = new Date(new Date(to).getTime() - 1);
  return `${dayOf(from)} to ${dayOf(last)}`;
}

/** How long ago, from seconds. */
export function ago(seconds) {
  if (seconds < 1) return 'just now';
  if (seconds < 60) return `${Math.floor(seconds)} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${counted(Math.floor(seconds / 86400), 'day')} ago`;
}
