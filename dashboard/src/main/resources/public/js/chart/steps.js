import { dayOf, monthOf, shortDayOf, yearOf } from '../view/words.js';

const DAY = 86_400_000;

const UNITS = { d: 1, w: 7, m: 30, y: 365 };

/**
 * The step that gives a window some 12 to 60 points.
 * @param {{from: string, to: string}} window as views have it
 * @param {string} now what `now` is to the server
 */
export function stepOf({ from, to }, now) {
  const days = (timeOf(to, now) - timeOf(from, now)) / DAY;
  if (days <= 45) return 'day';
  return days <= 200 ? 'week' : 'month';
}

function timeOf(moment, now) {
  const [, back, unit] = /^now(?:-(\d+)([dwmy]))?$/.exec(moment) ?? [];
  return moment.startsWith('now') ? new Date(now) - (back ?? 0) * UNITS[unit ?? 'd'] * DAY : new Date(moment);
}

/** A point's time in words. */
export function pointOf(step, time) {
  if (step === 'month') return monthOf(time);
  return step === 'week' ? `week of ${dayOf(time)}` : dayOf(time);
}

/** The words of the time axis, from the seconds between two of its marks. */
export function tickOf(seconds, time) {
  const days = (seconds * 1000) / DAY;
  if (days >= 360) return yearOf(time);
  return days >= 28 ? monthOf(time) : shortDayOf(time);
}
