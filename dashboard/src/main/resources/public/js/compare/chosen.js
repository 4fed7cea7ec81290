import { html, nothing } from 'lit';
import { Part } from '../part/part.js';
import '../search/finder.js';

/** The skills compared, with a field for one more. It tells `choose` with `skills`. */
class Chosen extends Part {
  static properties = { view: {}, names: {}, most: {} };

  constructor() {
    super();
    this.addEventListener('found', ({ detail }) => this.#with(detail.id));
  }

  async #with(id) {
    const { skills } = this.view;
    if (!skills.includes(id)) this.tell('choose', { skills: [...skills, id].slice(0, this.most) });
    await this.updateComplete;
    this.querySelector('skilltide-finder')?.focus();
  }

  render() {
    const { skills } = this.view;
    return html`
      <div class="chosen-skills">
        ${skills.map((id, i) => html`
          <button class="chip series-${(i % 5) + 1}" data-testid="chosen-${id}" @click=${() => this.tell('choose', { skills: skills.filter((each) => each !== id) })}
            aria-label="Without ${this.names.get(id) ?? id}"><span class="swatch ${i > 4 ? 'repeated' : ''}" aria-hidden="true"></span><span class="chip-word">${this.names.get(id) ?? id}</span> <span aria-hidden="true">×</span></button>`)}
        ${skills.length < this.most
          ? html`<skilltide-finder .label=${'Add a skill to compare'} .hint=${'Add a skill'}></skilltide-finder>`
          : html`<span>Eight is the most that can be told apart.</span>`}
        ${skills.length ? nothing : html`<span>Up to eight.</span>`}
      </div>`;
  }
}

customElements.define('skilltide-chosen', Chosen);
