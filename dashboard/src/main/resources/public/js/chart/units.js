import { count, counted, inHundred } from '../view/words.js';

/**
 * How values are drawn and said: `scale` from what the server gives to what is drawn, `tick` on the axis, `words` of a value drawn,
 * `least` the lowest top of the axis, `log` whether it is one of ratios.
 */
export const UNITS = {
  share: { scale: 100, axis: 'in 100', least: 1, tick: (value) => String(round(value)), words: (value) => `${inHundred(value / 100)} in 100` },
  postings: { scale: 1, axis: 'postings', least: 4, tick: tickOf, words: (value) => counted(value, 'posting') },
  views: { scale: 1, axis: 'views', least: 4, tick: tickOf, words: (value) => counted(value, 'view') },
  // Doubling and halving lie as far from 100.
  index: { scale: 1, axis: 'index', log: true, tick: tickOf, words: (value) => count(Math.round(value)) },
};

const round = (value) => Math.round(value * 100) / 100;

/** Whole things have no halves. */
function tickOf(value) {
  return value !== null && Number.isInteger(value) ? count(value) : '';
}
