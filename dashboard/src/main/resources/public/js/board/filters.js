import { html, nothing } from 'lit';
import { Part } from '../part/part.js';
import { choicesOf, chosenWords } from '../view/choices.js';
import { KINDS, kindNamed } from '../view/kinds.js';
import { filtersOf, queryOf, viewOf } from '../view/view.js';
import { capital } from '../view/words.js';

const FIRST = ['period', 'industry', 'country', 'role'];
const MORE = ['seniority', 'remote', 'source', 'measure', 'baseline', 'step'];
const USUAL = viewOf('');

/** What the board shows. The tabs are links, so that they can be copied and opened elsewhere. */
class Filters extends Part {
  static properties = { view: {}, names: {}, open: { state: true }, more: { state: true } };
  #away = (event) => { if (this.more && !this.contains(event.target)) this.more = false; };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#away);
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.more) return;
      this.more = false;
      this.querySelector('.more-button').focus();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#away);
  }

  render() {
    const choices = choicesOf(this.view, this.names);
    const more = MORE.filter((name) => this.view[name] !== USUAL[name]).length;
    return html`
      <div class="filters ${this.open ? 'open' : ''}">
        <button class="filters-button" aria-expanded=${Boolean(this.open)} aria-controls="filters"
          @click=${() => { this.open = !this.open; }}>Filters <span class="chosen">${this.#chosen(choices)}</span></button>
        <div class="filters-body" id="filters">
          <nav class="kinds" aria-label="Kind of skill">${KINDS.map((kind) => this.#tab(kind.id))}</nav>
          ${FIRST.map((name) => this.#choice(name, choices[name]))}
          <div class="more">
            <button class="more-button" aria-expanded=${Boolean(this.more)} aria-controls="more" @click=${() => { this.more = !this.more; }}>More${more ? html`<span class="badge">${more}</span>` : nothing}</button>
            <div class="more-panel panel" id="more" ?hidden=${!this.more && !this.open}>
              ${MORE.map((name) => this.#choice(name, choices[name]))}
              <button ?disabled=${!this.#anyChosen} @click=${() => this.tell('choose', { ...USUAL, kind: this.view.kind })}>Clear all filters</button>
            </div>
          </div>
        </div>
      </div>`;
  }

  get #anyChosen() {
    return queryOf({ ...this.view, kind: '', limit: 0 }) !== '';
  }

  #tab(kind) {
    const current = kind === this.view.kind;
    return html`<a href="/${queryOf({ ...this.view, kind, limit: 0 })}" data-testid="kind-${kind || 'all'}"
      aria-current=${current ? 'true' : 'false'}>${kindLabel(kind)}</a>`;
  }

  #choice(name, { label, options }) {
    const value = name === 'period' ? this.view.from : this.view[name];
    const all = options.some(([id]) => id === value) ? options : [...options, [value, value]];
    const chosen = name === 'period' ? value !== USUAL.from || this.view.to !== USUAL.to : value !== USUAL[name];
    return html`
      <label class="choice ${chosen ? 'set' : ''}"><span class="label">${label}</span>
        <select data-testid=${name} @change=${({ target }) => this.#choose(name, target.value)}>
          ${all.map(([id, words]) => html`<option value=${id} .selected=${id === value}>${words}</option>`)}
        </select></label>`;
  }

  #choose(name, value) {
    this.tell('choose', name === 'period' ? { from: value, to: 'now' } : { [name]: value });
  }

  #chosen(choices) {
    const filters = Object.entries(filtersOf(this.view)).map(([name, value]) => chosenWords(choices[name], value));
    return [kindLabel(this.view.kind), ...filters, chosenWords(choices.period, this.view.from)].join(' · ');
  }
}

const kindLabel = (kind) => (kind ? capital(kindNamed(kind).many) : 'All');

customElements.define('skilltide-filters', Filters);
