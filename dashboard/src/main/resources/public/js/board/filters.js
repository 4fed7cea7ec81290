import { html, nothing } from 'lit';
import { KINDS, kindNamed } from '../view/kinds.js';
import { RANGES, rangeLabel } from '../view/ranges.js';
import { queryOf } from '../view/view.js';
import { capital } from '../view/words.js';
import { Part } from '../part/part.js';

/** What the board shows: kind, industry and period. The tabs are links, so that they can be copied and opened elsewhere. */
class Filters extends Part {
  static properties = { view: {}, industries: {}, open: { state: true } };

  render() {
    return html`
      <div class="filters ${this.open ? 'open' : ''}">
        <button class="filters-button" aria-expanded=${Boolean(this.open)} aria-controls="filters"
          @click=${() => { this.open = !this.open; }}>Filters <span class="chosen">${this.#chosen()}</span></button>
        <div class="filters-body" id="filters">
          <nav class="kinds" aria-label="Kind of skill">${KINDS.map((kind) => this.#tab(kind.id))}</nav>
          <label><span class="unseen">Industry</span>${this.#industry()}</label>
          <label><span class="unseen">Period</span>${this.#range()}</label>
        </div>
      </div>`;
  }

  #tab(kind) {
    const current = kind === this.view.kind;
    return html`<a href="/${queryOf({ ...this.view, kind, limit: 0 })}" data-testid="kind-${kind || 'all'}"
      aria-current=${current ? 'true' : 'false'} @click=${(event) => this.#open(event, kind)}>${this.#kindLabel(kind)}</a>`;
  }

  #kindLabel(kind) {
    return kind === '' ? 'All' : capital(kindNamed(kind).many);
  }

  #open(event, kind) {
    // A new tab or window is the browser's business.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.tell('choose', { kind, limit: 0 });
  }

  #industry() {
    const known = this.industries ?? [];
    const { industry } = this.view;
    const missing = industry && !known.some((each) => each.id === industry);
    const all = missing ? [...known, { id: industry, name: industry }] : known;
    return html`
      <select data-testid="industry" @change=${(event) => this.tell('choose', { industry: event.target.value })}>
        <option value="" .selected=${!industry}>All industries</option>
        ${all.map(({ id, name }) => html`<option value=${id} .selected=${id === industry}>${name}</option>`)}
      </select>`;
  }

  #range() {
    const { from, to } = this.view;
    const chosen = to === 'now' && RANGES.some((range) => range.from === from) ? from : 'own';
    return html`
      <select data-testid="range" @change=${(event) => this.tell('choose', { from: event.target.value, to: 'now' })}>
        ${chosen === 'own' ? html`<option value="own" selected>${rangeLabel(this.view)}</option>` : nothing}
        ${RANGES.map((range) => html`<option value=${range.from} .selected=${range.from === chosen}>${range.label}</option>`)}
      </select>`;
  }

  #chosen() {
    const industry = this.industries?.find(({ id }) => id === this.view.industry)?.name ?? this.view.industry;
    return [this.#kindLabel(this.view.kind), industry, rangeLabel(this.view)].filter(Boolean).join(' · ');
  }
}

customElements.define('skilltide-filters', Filters);
