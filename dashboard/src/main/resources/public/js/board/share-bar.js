import { html } from 'lit';
import { counted, inHundred } from '../view/words.js';

const SCALES = [0.05, 0.1, 0.2, 0.3, 0.45, 0.65, 1];

/** How many of what is measured name the row's skill. */
export const amountOf = (row, measure) => row[measure] ?? 0;

/** What the full width of a bar stands for: a round share that the greatest fits in, so that bars rarely change their scale. */
export function scaleOf(rows, measure) {
  const shares = rows.map((row) => row.share).filter((share) => share !== undefined);
  if (!shares.length) return { amount: Math.max(...rows.map((row) => amountOf(row, measure)), 1) };
  const greatest = Math.max(...shares);
  return { share: SCALES.find((scale) => scale >= greatest) ?? 1 };
}

/** A share as a bar and in words; the bare count where there are too few for a share. */
export function shareBar(row, scale, measure) {
  const amount = amountOf(row, measure);
  const part = scale.share ? (row.share ?? 0) / scale.share : amount / scale.amount;
  const width = `${(Math.min(part, 1) * 100).toFixed(1)}%`;
  return html`
    <span class="share" title=${amountWords(amount, measure)}>
      <svg class="bar-line" aria-hidden="true"><rect class="length" width=${width} height="100%"></rect><rect class="end" x=${width} width="2" height="100%"></rect></svg>
      <span class="figure" data-testid="count" data-amount=${amount}>${row.share === undefined
        ? amountWords(amount, measure)
        : html`${inHundred(row.share)}<span class="unit"> in 100</span>`}</span>
    </span>`;
}

const amountWords = (amount, measure) => counted(amount, measure === 'views' ? 'view' : 'posting');
