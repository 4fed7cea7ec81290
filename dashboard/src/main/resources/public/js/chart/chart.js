import { html, nothing } from 'lit';
import { Part } from '../part/part.js';
import { onThemeChange } from '../theme.js';
import { Colours } from './colours.js';
import { readingOf, tableOf } from './figures.js';
import { lineChart } from './line-chart.js';

const KEYS = 'Arrow keys read the values, Enter marks a time to zoom into, Escape leaves it.';
let charts = 0;

/**
 * Lines over time with their summary, their table and their keys. It tells `zoom` with `{ from, to }` and `leave`.
 *
 * Its `model`: `step`, `points`, `provisional`, `lines` (`{ name, values, low?, high?, quiet? }` in the units drawn; `quiet` is a line to set beside the others), `unit` of `units.js`,
 * `caption`, `summary`; perhaps `total`, `judged` (a verdict for each point), and `together`, the name of a cursor that several share.
 */
class Chart extends Part {
  static properties = { model: {}, heading: {}, low: { type: Boolean }, tabled: { state: true }, at: { state: true } };
  #id = `chart-${++charts}`;
  #drawn;
  #lines;
  #mark;
  #stopTheme;
  #size = new ResizeObserver(() => this.#drawn?.fit());

  connectedCallback() {
    super.connectedCallback();
    this.#stopTheme = onThemeChange(() => this.#drawn?.redraw());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopTheme();
    this.#erase();
  }

  #erase() {
    this.#size.disconnect();
    this.#drawn?.destroy();
    this.#drawn = undefined;
  }

  updated(changed) {
    if (!changed.has('model') && this.#drawn) return;
    const { model } = this;
    if (!model?.points.length) {
      this.#erase();
      return;
    }
    this.at = undefined;
    this.#mark = undefined;
    const lines = JSON.stringify([model.lines.map(({ name }) => name), model.unit.axis]);
    if (this.#drawn && lines === this.#lines) {
      this.#drawn.update(model);
      return;
    }
    this.#erase();
    this.#lines = lines;
    const plot = this.querySelector('.plot');
    this.#drawn = lineChart(plot, model, this.#colours, {
      point: (index) => { this.at = index; },
      zoom: (first, last) => this.#zoom(first, last),
      leave: () => this.tell('leave'),
    });
    this.#size.observe(plot);
  }

  get #colours() {
    return (this.colours ??= new Colours(this));
  }

  #zoom(first, last) {
    const { points } = this.model;
    if (first === last) return;
    const [from, to] = first < last ? [first, last] : [last, first];
    // What was marked is shown whole: to where the bucket after the last one begins.
    const end = points[to + 1] ?? new Date(2 * new Date(points[to]) - new Date(points[to - 1])).toISOString();
    this.tell('zoom', { from: points[from].slice(0, 10), to: end.slice(0, 10) });
  }

  #press(event) {
    const last = this.model.points.length - 1;
    const at = this.at ?? last;
    const next = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: last, PageDown: at - 6, PageUp: at + 6 }[event.key];
    if (next !== undefined) {
      const index = this.at === undefined && next === at - 1 ? last : Math.min(Math.max(next, 0), last);
      this.#drawn.point(index);
      this.at = index;
      if (this.#mark !== undefined) this.#drawn.mark(this.#mark, index);
    } else if (event.key === 'Enter' && this.at !== undefined) {
      if (this.#mark !== undefined && this.#mark !== this.at) this.#zoom(this.#mark, this.at);
      else this.#mark = this.at;
    } else if (event.key === 'Escape') {
      if (this.#mark === undefined) this.tell('leave');
      else this.#drawn.unmark();
      this.#mark = undefined;
    } else {
      return;
    }
    event.preventDefault();
  }

  render() {
    const { model, at } = this;
    const any = model?.points.length > 0;
    const last = any ? model.points.length - 1 : 0;
    const reading = any && at !== undefined ? readingOf(model, Math.min(at, last)) : '';
    return html`
      <section class="chart ${this.low ? 'low' : ''} ${model && !any ? 'bare' : ''}" aria-labelledby="${this.#id}-heading">
        <div class="chart-head">
          <h2 id="${this.#id}-heading">${this.heading}</h2>
          ${any ? html`<button class="quiet" aria-expanded=${Boolean(this.tabled)} aria-controls="${this.#id}-table"
            @click=${() => { this.tabled = !this.tabled; }}>${this.tabled ? 'Hide table' : 'Table'}</button>` : nothing}
        </div>
        <p class="chart-words" id="${this.#id}-words">${reading || model?.summary || '\u00a0'}</p>
        <div class="plot" role=${any ? 'slider' : nothing} tabindex=${any ? 0 : nothing} @keydown=${any ? this.#press : nothing}
          aria-label=${any ? `${this.heading}. ${model.summary} ${KEYS}` : nothing}
          aria-valuemin=${any ? 0 : nothing} aria-valuemax=${any ? last : nothing} aria-valuenow=${any ? at ?? last : nothing}
          aria-valuetext=${any ? reading || 'no value read yet' : nothing}></div>
        <div class="chart-table" id="${this.#id}-table" ?hidden=${!this.tabled} tabindex=${this.tabled ? 0 : nothing}
          role=${this.tabled ? 'region' : nothing} aria-label=${this.tabled ? model?.caption : nothing}>${any && this.tabled ? tableOf(model) : nothing}</div>
      </section>`;
  }
}

customElements.define('skilltide-chart', Chart);
