import { html, nothing } from 'lit';
import { count } from '../view/words.js';

/** A panel of facts: `[name, value]`; what is not known is left out. */
export function facts(id, heading, rows, after = nothing) {
  return html`
    <section class="panel facts-panel" aria-labelledby=${id}>
      <h2 id=${id}>${heading}</h2>
      <dl class="fact-list">${rows.filter(([, value]) => value !== undefined).map(([name, value]) => html`<div><dt>${name}</dt><dd>${typeof value === 'number' ? count(value) : value}</dd></div>`)}</dl>
      ${after}
    </section>`;
}

/** A count, with how fast it grows where that is known. */
export function growing(total, rate) {
  if (total === undefined) return undefined;
  return html`${count(total)}${rate === undefined ? nothing : html` <span class="muted rate">${rate === 0 || rate >= 10 ? count(Math.round(rate)) : rate.toFixed(1)}/s</span>`}`;
}
