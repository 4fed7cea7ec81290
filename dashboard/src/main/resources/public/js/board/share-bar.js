import { html } from 'lit';
import { counted, inHundred } from '../view/words.js';

const SCALES = [0.05, 0.1, 0.25, 0.5, 0.75, 1];

/** What the full width of a bar stands for: a round share that the greatest fits in, so that bars rarely change their scale. */
export function scaleOf(rows) {
  const shares = rows.map((row) => row.share).filter((share) => share !== undefined);
  if (!shares.length) return { postings: Math.max(...rows.map((row) => row.postings), 1) };
  const greatest = Math.max(...shares);
  return { share: SCALES.find((scale) => scale >= greatest) ?? 1 };
}

/** A share as a bar and in words; the bare count where there are too few postings for a share. */
export function shareBar(row, scale) {
  const part = scale.share ? (row.share ?? 0) / scale.share : row.postings / scale.postings;
  const width = `${(Math.min(part, 1) * 100).toFixed(1)}%`;
  return html`
    <span class="share">
      <svg class="bar-line" aria-hidden="true"><rect class="length" width=${width} height="100%"></rect><rect class="end" x=${width} width="2" height="100%"></rect></svg>
      <span class="figure" data-testid="count" data-postings=${row.postings}>${figureOf(row)}</span>
    </span>`;
}

function figureOf({ share, postings }) {
  return share === undefined ? counted(postings, 'posting') : html`${inHundred(share)}<span class="unit"> in 100</span>`;
}
