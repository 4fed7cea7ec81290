import { html } from 'lit';

/**
 * A text with marks in it.
 * @param {string} text
 * @param {{start: number, end: number, name: string}[]} marks in order, none within another, in UTF-16 units as JavaScript counts
 */
export function marked(text, marks) {
  const parts = [];
  let from = 0;
  for (const { start, end, name } of marks) {
    parts.push(text.slice(from, start), html`<mark title=${name}>${text.slice(start, end)}</mark>`);
    from = end;
  }
  return [...parts, text.slice(from)];
}
