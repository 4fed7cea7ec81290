import { html, nothing } from 'lit';
import { kindNamed } from '../view/kinds.js';

const ALIASES = 6;

/** A skill with what it is, and what else it is called. */
export function entry({ id, name, kind, definition, aliases }, by) {
  const others = aliases.filter((alias) => alias.toLowerCase() !== name.toLowerCase());
  const shown = by ? [by, ...others.filter((alias) => alias !== by)] : others;
  return html`
    <div class="entry">
      <dt><a href="/skills/${encodeURIComponent(id)}">${name}</a> <span class="kind">${kindNamed(kind).one}</span></dt>
      <dd>${definition}${shown.length ? html`<span class="also">also ${shown.slice(0, ALIASES).join(', ')}${shown.length > ALIASES ? ' …' : nothing}</span>` : nothing}</dd>
    </div>`;
}
