import { html, nothing } from 'lit';
import { namesOf } from '../view/names.js';
import { RANGES, rangeLabel } from '../view/ranges.js';
import { filtersOf } from '../view/view.js';
import { Part } from './part.js';

/** The period, and what else narrows a view. It tells `choose` with what changes. */
class Period extends Part {
  static properties = { view: {}, status: {} };

  render() {
    const { from, to } = this.view;
    const known = to === 'now' && RANGES.some((range) => range.from === from);
    return html`
      <div class="period">
        <label>Period <select data-testid="period" @change=${({ target }) => this.tell('choose', { from: target.value, to: 'now' })}>
          ${known ? nothing : html`<option value=${from} selected>${rangeLabel(this.view)}</option>`}
          ${RANGES.map((range) => html`<option value=${range.from} .selected=${known && range.from === from}>${range.label}</option>`)}
        </select></label>
        ${known ? nothing : html`<button data-testid="leave" @click=${() => this.tell('leave')}>Leave zoom</button>`}
        ${Object.entries(filtersOf(this.view)).map(([name, value]) => html`
          <button class="chip" @click=${() => this.tell('choose', { [name]: '' })} aria-label="Without ${name} ${this.#nameOf(name, value)}">${this.#nameOf(name, value)} <span aria-hidden="true">×</span></button>`)}
      </div>`;
  }

  #nameOf(filter, value) {
    if (filter === 'remote') return value === 'true' ? 'Remote' : 'On site';
    const { industries, roles, countries } = namesOf(this.status);
    return { industry: industries, role: roles, country: countries }[filter]?.get(value) ?? value;
  }
}

customElements.define('skilltide-period', Period);
