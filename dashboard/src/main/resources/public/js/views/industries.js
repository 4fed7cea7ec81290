import { html, nothing } from 'lit';
import '../industries/heat-map.js';
import { matrixOf, sortedBy } from '../industries/matrix.js';
import { Asked } from '../live/asked.js';
import { LivePart } from '../part/live-part.js';
import '../part/period.js';
import '../part/take-away.js';
import { KINDS } from '../view/kinds.js';
import { WIDEST } from '../view/ranges.js';
import { ALL_ROWS, filtersOf, queryOf, skillAddress, viewOf } from '../view/view.js';
import { capital, counted, span, together } from '../view/words.js';

const USUAL = { from: 'now-365d', kind: 'language' };
const ROWS = 25;
const MORE_ROWS = 100;
/** So many of the surest are named in the sentence. */
const NAMED = 3;

/** What each industry asks for more often than others: a heat map of skills by industries. */
class Industries extends LivePart {
  static properties = { place: {}, embedded: {} };
  #view;
  #sort;
  #pairs = new Asked(this, 10_000);
  #ranked = new Asked(this, 10_000);
  #revision;
  #made;

  constructor() {
    super();
    this.addEventListener('choose', ({ detail }) => this.#go(detail));
    this.addEventListener('leave', () => this.#go({ from: USUAL.from, to: 'now' }));
    this.addEventListener('sort', ({ detail }) => this.#go({}, detail));
  }

  #address(changed, sort = this.#sort) {
    const query = queryOf({ ...this.#view, ...changed }, USUAL);
    return location.pathname + (sort ? `${query || '?'}${query ? '&' : ''}sort=${encodeURIComponent(sort)}` : query);
  }

  #go(changed, sort) {
    this.tell('go', this.#address(changed, sort));
  }

  willUpdate(changed) {
    if (changed.has('place')) {
      this.#view = { ...viewOf(this.place.search, USUAL), industry: '' };
      const query = new URLSearchParams(this.place.search);
      this.#sort = query.get('sort') ?? '';
      // `all` is what other views say by leaving the kind out: here that is languages.
      if (query.get('kind') === 'all') this.#view.kind = 'all';
      this.#pairs.ask('/api/v1/industries', { ...this.#asked, limit: ALL_ROWS });
      this.#ranked.ask('/api/v1/top', { ...this.#asked, limit: this.#view.limit || ROWS });
    }
    const { paused, board } = this.store;
    if (paused || board?.revision === this.#revision) return;
    this.#revision = board?.revision;
    this.#pairs.again();
    this.#ranked.again();
  }

  updated() {
    this.tell('title', 'Industries');
  }

  get #asked() {
    const { kind, from, to } = this.#view;
    return { ...(kind === 'all' ? {} : { kind }), ...filtersOf(this.#view), from, to };
  }

  #matrix(pairs, ranked, industries) {
    const from = [pairs, ranked, industries, this.#sort];
    if (!this.#made || from.some((each, i) => each !== this.#made.from[i])) {
      this.#made = { from, matrix: sortedBy(matrixOf(pairs.rows, ranked.rows, industries), this.#sort) };
    }
    return this.#made.matrix;
  }

  render() {
    const pairs = this.#pairs.answer;
    const ranked = this.#ranked.answer;
    const { status } = this.store;
    const refused = this.#pairs.refused ?? this.#ranked.refused;
    const known = pairs && ranked && status?.taxonomy;
    return html`
      <header class="industries-head">
        <h1 tabindex="-1">What industries ask for</h1>
        <p>${pairs ? this.#summary(pairs) : '\u00a0'}</p>
      </header>
      ${this.embedded ? nothing : html`
        <nav class="kinds" aria-label="Kind of skill">${KINDS.map(({ id, many }) => html`
          <a href=${this.#address({ kind: id || 'all', limit: 0 })} aria-current=${(id || 'all') === this.#view.kind ? 'true' : 'false'}>${id ? capital(many) : 'All'}</a>`)}</nav>
        <skilltide-period .view=${this.#view} .status=${status}></skilltide-period>`}
      ${refused ? html`<section class="panel notice" role="alert"><h2>This cannot be shown</h2><p>${capital(refused)}</p></section>`
        : known ? this.#map(this.#matrix(pairs, ranked, status.taxonomy.industries), ranked)
          : html`<div class="panel heat-panel" aria-busy="true"></div>`}
      ${known && !this.embedded ? html`<skilltide-take-away .questions=${[{ name: 'Over-representation', path: '/api/v1/industries', query: { ...this.#asked, limit: ALL_ROWS } }]}></skilltide-take-away>` : nothing}`;
  }

  #summary({ rows, total, view }) {
    const surest = rows.filter(({ z, overRepresentation }) => z >= 3 && overRepresentation > 1).slice(0, NAMED)
      .map(({ name, industryName }) => `${name} in ${industryName}`);
    const when = span(view.from, view.to);
    if (!surest.length) return `${counted(total?.postings ?? 0, 'posting')} of a known industry, ${when}: nothing stands out beyond chance.`;
    return `Most surely more often than elsewhere: ${together(surest)}. ${counted(total.postings, 'posting')} of a known industry, ${when}.`;
  }

  #map(matrix, ranked) {
    if (!matrix.rows.length) return this.#nothing();
    const limit = this.#view.limit || ROWS;
    const more = limit >= MORE_ROWS;
    return html`
      <div class="panel heat-panel">
        <skilltide-heat-map .matrix=${matrix} .sort=${this.#sort} .addressOf=${(skill, industry) => skillAddress(skill, { ...this.#view, kind: '', industry: industry ?? '' })}></skilltide-heat-map>
        <div class="heat-foot">
          <p class="note">Times as often as in all industries. <span class="key more-2">2.0</span> surely more, <span class="key less-2">0.4</span> surely less, plain: may be chance; · fewer than five postings.</p>
          ${more || ranked.rows.length >= limit ? html`<button @click=${() => this.#go({ limit: more ? 0 : MORE_ROWS })}>${more ? 'Show fewer' : 'Show more skills'}</button>` : nothing}
        </div>
      </div>`;
  }

  #nothing() {
    const { kind, from, to } = this.#view;
    return html`
      <section class="panel notice">
        <h2>Too few postings to compare industries</h2>
        <p>No skill${kind === 'all' ? '' : ' of this kind'} is named by five postings of one industry in this time.</p>
        <p class="choices">
          ${from !== WIDEST.from || to !== 'now' ? html`<button @click=${() => this.#go({ from: WIDEST.from, to: 'now' })}>Look at all time</button>` : nothing}
          ${kind === 'all' ? nothing : html`<button @click=${() => this.#go({ kind: 'all' })}>Look at all kinds of skill</button>`}
        </p>
      </section>`;
  }
}

customElements.define('skilltide-industries', Industries);
export default Industries;
