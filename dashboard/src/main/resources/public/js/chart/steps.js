import { dayOf, monthOf, shortDayOf, yearOf } from '../view/words.js';

const DAY = 86_400_000;

/** The step that gives a window some 12 to 60 points. */
export function stepOf({ from, to }) {
  const days = (new Date(to) - new Date(from)) / DAY;
  if (days <= 45) return 'day';
  return days <= 200 ? 'week' : 'month';
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
