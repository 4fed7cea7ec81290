import { html, nothing } from 'lit';
import '../chart/chart.js';
import { stepOf } from '../chart/steps.js';
import '../compare/chosen.js';
import { courseOf } from '../compare/course.js';
import { RIVALS } from '../compare/rivals.js';
import { comparisonTable } from '../compare/table.js';
import { Asked } from '../live/asked.js';
import '../board/why.js';
import { LivePart } from '../part/live-part.js';
import '../part/period.js';
import '../part/take-away.js';
import { filtersOf, queryOf, viewOf } from '../view/view.js';
import { capital, span, together } from '../view/words.js';
import { Zoom } from '../view/zoom.js';

const USUAL = { from: 'now-1825d', measure: 'share' };
const MOST = 8;
const MEASURES = [
  { id: 'share', words: 'Share' },
  { id: 'postings', words: 'Postings' },
  { id: 'index', words: 'Index, first = 100' },
];

/** Up to eight skills side by side along time. */
class Compare extends LivePart {
  static properties = { place: {}, embedded: {} };
  view;
  #course = new Asked(this, 5000);
  #ranked = new Asked(this, 5000);
  #names = new Map();
  #revision;
  #drawn;

  constructor() {
    super();
    new Zoom(this, USUAL);
  }

  /** Compares otherwise; what is not named stays. */
  show(changed) {
    this.tell('go', location.pathname + queryOf({ ...this.view, ...changed }, USUAL));
  }

  willUpdate(changed) {
    if (changed.has('place')) this.view = viewOf(this.place.search, USUAL);
    const asOf = this.store.status?.asOf;
    if (this.view.skills.length && asOf) {
      this.#course.ask('/api/v1/series', this.#courseQuery(asOf));
      this.#ranked.ask('/api/v1/top', this.#asked);
    }
    const { paused, board } = this.store;
    if (paused || board?.revision === this.#revision) return;
    this.#revision = board?.revision;
    this.#course.again();
    this.#ranked.again();
  }

  updated() {
    const names = this.view.skills.map((id) => this.#names.get(id) ?? id);
    this.tell('title', names.length ? together(names) : 'Compare');
  }

  get #asked() {
    const { skills, from, to } = this.view;
    return { skills: skills.join(','), ...filtersOf(this.view), from, to };
  }

  #courseQuery(asOf) {
    // The index is made from shares: they are the same for both.
    return { ...this.#asked, step: this.view.step || stepOf(this.view, asOf), measure: this.#measure === 'index' ? 'share' : this.#measure };
  }

  get #measure() {
    return MEASURES.some(({ id }) => id === this.view.measure) ? this.view.measure : USUAL.measure;
  }

  /** The chart's model, made anew only from another answer. */
  #model(answer) {
    if (this.#drawn?.answer !== answer || this.#drawn.measure !== this.#measure) {
      this.#drawn = { answer, measure: this.#measure, model: courseOf(answer, this.#measure) };
    }
    return this.#drawn.model;
  }

  render() {
    const { view } = this;
    const { answer } = this.#course;
    answer?.series.forEach(({ skill, name }) => this.#names.set(skill, name));
    const shown = view.skills.length > 0;
    return html`
      <header class="compare-head"><h1 tabindex="-1">Compare skills</h1></header>
      ${this.embedded ? nothing : html`
        <skilltide-chosen .view=${view} .names=${new Map(this.#names)} .most=${MOST}></skilltide-chosen>
        <div class="compare-choices">
          <fieldset class="measures"><legend class="unseen">Measure</legend>${MEASURES.map(({ id, words }) => html`
            <label><input type="radio" name="measure" value=${id} .checked=${this.#measure === id} @change=${() => this.show({ measure: id })}>${words}</label>`)}</fieldset>
          <skilltide-period .view=${view} .status=${this.store.status}></skilltide-period>
        </div>`}
      ${shown ? this.#shown(answer) : this.#offer()}
      <skilltide-why></skilltide-why>`;
  }

  #shown(answer) {
    const refused = this.#course.refused ?? this.#ranked.refused;
    if (refused) return html`<section class="panel notice" role="alert"><h2>This comparison cannot be shown</h2><p>${capital(refused)}</p></section>`;
    const ranked = this.#ranked.answer;
    const current = answer?.series.map(({ skill, name }, series) => ({
      id: skill, name, series, row: ranked?.rows.find((row) => row.skill === skill),
    }));
    return html`
      <div class="panel comparison" aria-busy=${!answer}>
        <skilltide-chart data-testid="comparison" .heading=${MEASURES.find(({ id }) => id === this.#measure).words} .model=${answer && this.#model(answer)}></skilltide-chart>
        ${answer && !this.#model(answer).points.length ? nothing : html`<p class="note">Drag to zoom, double-click to leave. Dashed at the end is what may still gain postings.</p>`}
      </div>
      <div class="panel comparison wide-table">${current && ranked ? html`
        ${comparisonTable(current, ranked.judgement, linked(this.view))}
        ${ranked.judgement?.judged ? html`<p class="note">Changes compare ${span(ranked.judgement.from, ranked.judgement.to)} with ${span(ranked.judgement.baselineFrom, ranked.judgement.baselineTo)}.</p>` : nothing}` : nothing}</div>
      ${this.store.status && !this.embedded ? html`<skilltide-take-away .questions=${[
        { name: 'Along time', path: '/api/v1/compare', query: { ...this.#asked, step: this.#courseQuery(this.store.status.asOf).step } },
        { name: 'Figures and verdicts', path: '/api/v1/top', query: this.#asked },
      ]}></skilltide-take-away>` : nothing}`;
  }

  #offer() {
    return html`
      <section class="panel notice">
        <h2>Choose skills to compare</h2>
        <p>Type a name above, or begin with what others set side by side:</p>
        <p class="choices">${RIVALS.map((rivals) => html`<a class="offer" href="/compare?skills=${Object.keys(rivals).join(',')}">${Object.values(rivals).join(' · ')}</a>`)}</p>
      </section>`;
  }
}

/** Links to a skill carry the time only where it is not the usual one, which is that of a skill's view too. */
const linked = (view) => (view.from === USUAL.from ? { ...view, from: 'now-30d' } : view);

customElements.define('skilltide-compare', Compare);
export default Compare;
