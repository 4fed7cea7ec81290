import { html, nothing } from 'lit';
import { kindNamed } from '../view/kinds.js';
import { WIDEST, rangeLabel } from '../view/ranges.js';
import { Part } from '../part/part.js';

/** A view without rows though there are postings: says so, and which filter to loosen. */
class NoRows extends Part {
  static properties = { view: {}, industries: {} };

  render() {
    const { kind, industry, from, to } = this.view;
    const name = this.industries?.find(({ id }) => id === industry)?.name ?? industry;
    return html`
      <section class="panel notice">
        <h2>No ${kindNamed(kind).many} here</h2>
        <p>No posting${industry ? ` in ${name}` : ''} names ${!kind ? 'a skill' : `a ${kindNamed(kind).one}`} in this period (${rangeLabel({ from, to }).toLowerCase()}).</p>
        <p class="choices">
          ${from !== WIDEST.from || to !== 'now' ? this.#loosen(`Look at ${WIDEST.label.toLowerCase()}`, { from: WIDEST.from, to: 'now' }) : nothing}
          ${industry ? this.#loosen('Look at all industries', { industry: '' }) : nothing}
          ${kind ? this.#loosen('Look at all kinds of skill', { kind: '' }) : nothing}
        </p>
      </section>`;
  }

  #loosen(words, change) {
    return html`<button @click=${() => this.tell('choose', change)}>${words}</button>`;
  }
}

customElements.define('skilltide-no-rows', NoRows);
