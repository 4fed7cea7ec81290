import { html, nothing } from 'lit';
import { LivePart } from '../part/live-part.js';
import { facts, growing } from '../status/facts.js';
import { Metrics } from '../status/metrics.js';
import { sourcesPanel } from '../status/sources.js';
import { ago, capital, count, dayOf } from '../view/words.js';

/** As much may be on its way while all goes as it should: what comes in a second is committed once a second. */
const FLOWING = 500;
const LOOK = 5000;
const REJECTED = ['skilltide_postings_rejected_total', 'skilltide_views_rejected_total', 'skilltide_withdrawals_rejected_total', 'skilltide_forgets_rejected_total', 'skilltide_events_rejected_total'];

/** What this instance shows, and how it is doing. */
class Status extends LivePart {
  static properties = { place: {}, embedded: {}, health: { state: true }, looked: { state: true }, sources: { state: true }, away: { state: true } };
  #metrics = new Metrics();
  #timer;
  #call;
  #boardsAsked = false;

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#call?.abort();
  }

  updated() {
    this.tell('title', 'Status');
    if (this.store.status && !this.#boardsAsked) {
      this.#boardsAsked = true; // as soon as it is known where; later with each look
      void this.#boards(this.#call.signal);
    }
  }

  async #look() {
    const { signal } = this.#call = new AbortController();
    try {
      const [health, metrics] = await Promise.all([fetch('/health', { signal }), fetch('/prometheus', { signal })]);
      this.health = await health.json(); // an ill instance says so with 503 and the same words
      if (metrics.ok) this.#metrics.look(await metrics.text());
      void this.#boards(signal);
      this.away = false;
      this.looked = performance.now();
    } catch {
      if (signal.aborted) return;
      this.away = true;
    }
    this.#timer = setTimeout(() => this.#look(), LOOK);
  }

  /** Ingest tells of the boards, which may run elsewhere, or nowhere; nothing else waits for it. */
  async #boards(signal) {
    const to = this.store.status?.viewsTo;
    if (!to) return;
    try {
      const told = await fetch(new URL('/api/v1/sources', new URL(to, location.href)), { signal: AbortSignal.any([signal, AbortSignal.timeout(LOOK)]) });
      if (told.ok) this.sources = (await told.json()).sources;
    } catch {
      // What was told last stays.
    }
  }

  render() {
    const { status } = this.store;
    return html`
      <header class="status-head"><h1 tabindex="-1">Status</h1><p class="said">${status ? this.#sentence(status) : '\u00a0'}</p></header>
      ${status ? html`<div class="status-panels">
        ${this.#shown(status)}${this.#pipeline(status)}${this.#rejected()}${this.#health()}${this.#live()}${this.#taxonomy(status)}
      </div>${sourcesPanel(this.sources)}` : html`<div class="status-panels" aria-busy="true"></div>`}`;
  }

  #sentence({ postings, feed, newest }) {
    if (this.away) return 'This instance cannot be reached; what follows is what it said last.';
    if (feed.trouble) return `Something is wrong: ${feed.trouble}`;
    if (this.health && this.health.status !== 'UP') return 'This instance is not well; see below what is down.';
    if (feed.uncounted > FLOWING) return `Counting: ${count(feed.uncounted)} postings and views are still to be counted.`;
    if (feed.readingsBehind > FLOWING) return `Reading: ${count(feed.readingsBehind)} records of what postings say are still to be read.`;
    if (!feed.caughtUp && (feed.uncounted === undefined || feed.behind > FLOWING)) return `Catching up: ${count(feed.behind)} rows are still to be read.`;
    if (!postings) return 'Ready, and waiting for the first posting.';
    const failing = this.sources?.filter((source) => source.state === 'FAILING').length;
    if (failing) return `Every count is in; ${failing} of ${this.sources.length} boards could not be read, see below.`;
    return `All is well: every count is in${newest ? `, the newest posting came ${ago(newest.ageSeconds)}` : ''}.`;
  }

  #shown({ asOf, clock, demo, version, postings, readings, sources }) {
    const rate = this.#metrics.rate('skilltide_postings_accepted_total');
    return facts('shown', 'What is shown', [
      ['Postings', growing(postings, rate)],
      ['Readings', readings],
      ['It is', `${dayOf(asOf)}, ${asOf.slice(11, 16)} UTC`],
      ['Clock', clock === 'event' ? 'that of the postings' : 'the wall’s'],
      ['World', demo ? 'the demo' : undefined],
      ['Version', version],
    ], html`
      <table class="plain"><caption class="unseen">Sources</caption>
        <thead><tr><th scope="col">Source</th><th scope="col" class="number">Postings</th></tr></thead>
        <tbody>${sources.length ? sources.map((source) => html`<tr><th scope="row">${source.source}</th><td class="number">${count(source.postings)}</td></tr>`)
          : html`<tr><td colspan="2">None yet</td></tr>`}</tbody></table>`);
  }

  #pipeline({ feed }) {
    const metrics = this.#metrics;
    const grown = (name, labels) => growing(metrics.value(name, labels), metrics.rate(name, labels));
    return facts('pipeline', 'The way of the data', [
      ['Postings received', grown('skilltide_postings_received_total')],
      ['Postings accepted', grown('skilltide_postings_accepted_total')],
      ['Withdrawals accepted', grown('skilltide_withdrawals_accepted_total')],
      ['Views accepted', grown('skilltide_views_accepted_total')],
      ['Views by robots', grown('skilltide_views_robots_total')],
      ['Postings counted', grown('skilltide_events_counted_total', { input: 'job-postings' })],
      ['Views counted', grown('skilltide_events_counted_total', { input: 'glossary-views' })],
      ['Waiting to be counted', metrics.value('skilltide_streams_lag')],
      ['Rows read', grown('skilltide_rows_read_total')],
      ['Rows still to read', feed.behind],
      ['Readings still to read', metrics.value('skilltide_readings_lag')],
    ]);
  }

  #rejected() {
    const rows = REJECTED.flatMap((name) => this.#metrics.parts(name).map((sample) => ({ what: /skilltide_(\w+?)_rejected/.exec(name)[1], ...sample })));
    return html`
      <section class="panel facts-panel" aria-labelledby="rejected">
        <h2 id="rejected">Rejected</h2>
        ${rows.length ? html`
          <table class="plain"><caption class="unseen">What was rejected, by reason</caption>
            <thead><tr><th scope="col">What</th><th scope="col">Reason</th><th scope="col" class="number">Times</th></tr></thead>
            <tbody>${rows.map(({ what, labels, value }) => html`
              <tr><th scope="row">${capital(labels.input ?? what)}</th><td>${labels.reason?.replaceAll(/[-_]/g, ' ')}</td><td class="number">${count(value)}</td></tr>`)}</tbody></table>
          ${rows.some(({ labels }) => labels.reason === 'unknown-term') ? html`<p><a href="/api/v1/unknown/views">Which terms were looked at that are unknown</a> (for operators)</p>` : nothing}`
          : html`<p class="muted">Nothing since this instance was started.</p>`}
      </section>`;
  }

  #health() {
    const details = Object.entries(this.health?.details ?? {}).filter(([name]) => !name.includes('('));
    return html`
      <section class="panel facts-panel" aria-labelledby="health">
        <h2 id="health">Health</h2>
        <table class="plain"><caption class="unseen">Parts of this instance</caption>
          <thead><tr><th scope="col">Part</th><th scope="col">State</th></tr></thead>
          <tbody>${details.map(([name, { status, details: more }]) => html`
            <tr><th scope="row">${partOf(name)}</th><td>${status === 'UP' ? 'up' : html`<strong class="ill">${status.toLowerCase()}</strong>`}${name === 'streams' && more
              ? html` <span class="muted">${Object.entries(more).map(([each, state]) => `${each} ${String(state).toLowerCase()}`).join(', ')}</span>` : nothing}</td></tr>`)}</tbody></table>
      </section>`;
  }

  #live() {
    const metrics = this.#metrics;
    return facts('live', 'Viewers', [
      ['Sockets open', metrics.value('skilltide_live_sockets')],
      ['Frames sent', growing(metrics.value('skilltide_live_frames_total'), metrics.rate('skilltide_live_frames_total'))],
      ['Frames a slow viewer missed', metrics.value('skilltide_live_skipped_total')],
    ]);
  }

  #taxonomy({ taxonomy }) {
    return facts('taxonomy', 'Taxonomy', [
      ['Version', taxonomy.version],
      ['Skills', html`<a href="/glossary">${count(taxonomy.skills)}</a>`],
      ['Kinds', taxonomy.kinds.length],
      ['Industries', html`<a href="/industries">${taxonomy.industries.length}</a>`],
      ['Roles', taxonomy.roles.length],
    ]);
  }
}

/** `diskSpace` is `Disk space`. */
const partOf = (name) => capital(name.replaceAll(/([A-Z])/g, ' $1').toLowerCase());

customElements.define('skilltide-status', Status);
export default Status;
