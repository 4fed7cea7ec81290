import { html, nothing } from 'lit';
import { LivePart } from '../part/live-part.js';
import { ago, counted, dayOf, shortDayOf } from '../view/words.js';

const SECOND = 1000;
/** Milliseconds for which it is told what happened while the connection was cut, and how much of it. */
const TOLD = 20_000;
const MOST_TOLD = 3;

/** Whether the figures are live, how old the newest posting is, and what they rest on. */
class StateLine extends LivePart {
  static properties = { embedded: {} };
  #ticking;

  connectedCallback() {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), SECOND);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  get #state() {
    const { connection, paused } = this.store;
    if (connection === 'connecting') return { name: 'connecting', words: 'Connecting…' };
    if (connection === 'reconnecting') return { name: 'reconnecting', words: `Reconnecting…${this.store.reason ? ` (${this.store.reason})` : ''}` };
    return paused ? { name: 'paused', words: 'Paused' } : { name: 'live', words: 'Live' };
  }

  render() {
    const { board, newest, paused, waiting } = this.store;
    const state = this.#state;
    return html`
      <section class="state-line" aria-label="State of the figures">
        <span class="state ${state.name}" data-testid="state">
          <span class="sign" aria-hidden="true"></span>
          <span>${state.words}${state.name === 'paused' ? html` <span class="waiting">(${counted(waiting, 'change')} waiting)</span>` : nothing}</span>
          ${board?.demo ? html`<span class="pill">Demo${newest ? html` <span aria-hidden="true">·</span> <span class="date">${dayOf(board.asOf)}</span>` : nothing}</span>` : nothing}
        </span>
        <span class="facts">${this.#age()}${board ? this.#rests(board) : nothing}${this.#away()}</span>
        ${this.store.trouble ? html`<span class="trouble" role="alert">${this.store.trouble}</span>` : nothing}
        ${this.embedded ? html`<a class="whole" href=${wholePage()} target="_blank" rel="noopener">Skilltide ↗</a>` : nothing}
        <button class="pause" data-testid="pause" aria-pressed=${paused} title="${paused ? 'Resume' : 'Pause'} (p)"
          aria-keyshortcuts="p" @click=${() => this.tell('pause')}>${paused ? 'Resume' : 'Pause'}</button>
        <span class="unseen" role="status">${state.words}</span>
      </section>`;
  }

  #age() {
    const { newest } = this.store;
    if (!newest) return nothing;
    const seconds = newest.seconds + (performance.now() - newest.at) / SECOND;
    return html`<span class="age"><span class="word">newest posting </span>${ago(seconds)}</span>`;
  }

  #away() {
    const { away, board } = this.store;
    if (!away || performance.now() - away.at > TOLD) return nothing;
    const name = (skill) => board.rows.find((row) => row.skill === skill)?.name ?? skill;
    const told = away.moved.slice(0, MOST_TOLD).map(({ skill, from, to }) => `${name(skill)} ${from ?? 'new'} → ${to ?? 'out'}`);
    return html`<span class="away">While away: ${told.join(', ')}${away.moved.length > MOST_TOLD ? '…' : ''}</span>`;
  }

  #rests({ quality, judgement }) {
    const { number, word } = amountOf(quality);
    return html`
      <span data-testid="total" data-postings=${number}>${counted(number, word)}${
        quality.sources?.length ? html`<span class="sources">, ${counted(quality.sources.length, 'source')}</span>` : nothing}${
        quality.repostShare ? html`<span class="reposts">, ${Math.round(quality.repostShare * 100)}\u202f% reposts</span>` : nothing}</span>
      ${judgement?.judged ? html`<span class="judged">judged to ${shortDayOf(judgement.judged)}</span>` : nothing}
      ${quality.everySeconds ? html`<span class="every" title="Several filters at once are asked of the readings">follows every ${quality.everySeconds} s</span>` : nothing}`;
  }
}

/** What the figures rest on: postings, or views. */
function amountOf({ postings, views }) {
  return postings === undefined ? { number: views, word: 'view' } : { number: postings, word: 'posting' };
}

/** The page that is framed, on its own. */
function wholePage() {
  const address = new URL(location.href);
  address.searchParams.delete('embed');
  return address.href;
}

customElements.define('skilltide-state-line', StateLine);
