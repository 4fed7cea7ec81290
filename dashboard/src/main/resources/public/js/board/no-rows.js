import { html, nothing } from 'lit';
import { Part } from '../part/part.js';
import { choicesOf, chosenWords } from '../view/choices.js';
import { kindNamed } from '../view/kinds.js';
import { WIDEST, rangeLabel } from '../view/ranges.js';
import { filtersOf } from '../view/view.js';
import { together } from '../view/words.js';

/** A view without rows though there are postings: says so, and which filter to loosen. */
class NoRows extends Part {
  static properties = { view: {}, names: {} };

  render() {
    const { kind, from, to, measure, skills } = this.view;
    const choices = choicesOf(this.view, this.names);
    const chosen = Object.entries(filtersOf(this.view));
    const words = chosen.map(([name, value]) => chosenWords(choices[name], value));
    return html`
      <section class="panel notice">
        <h2>No ${kindNamed(kind).many} here</h2>
        <p>${measure === 'views' ? 'No glossary view is of' : 'No posting names'} ${skills.length ? 'one of these skills' : `a ${kindNamed(kind).one}`} in this period (${rangeLabel({ from, to }).toLowerCase()})${
          words.length ? ` where all of this holds: ${together(words)}` : ''}.</p>
        <p class="choices">
          ${from !== WIDEST.from || to !== 'now' ? this.#loosen(`Look at ${WIDEST.label.toLowerCase()}`, { from: WIDEST.from, to: 'now' }) : nothing}
          ${chosen.map(([name], i) => this.#loosen(`Without “${words[i]}”`, { [name]: '' }))}
          ${skills.length ? this.#loosen('Look at all skills', { skills: [] }) : nothing}
          ${kind ? this.#loosen('Look at all kinds of skill', { kind: '' }) : nothing}
        </p>
      </section>`;
  }

  #loosen(words, change) {
    return html`<button @click=${() => this.tell('choose', change)}>${words}</button>`;
  }
}

customElements.define('skilltide-no-rows', NoRows);
