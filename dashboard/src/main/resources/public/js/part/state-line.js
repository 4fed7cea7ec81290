import { html, nothing } from 'lit';
import { ago, count, counted, dayOf } from '../view/words.js';
import { Part } from './part.js';

const SECOND = 1000;

/** Whether the figures are live, how old the newest posting is, and how many postings they rest on. */
class StateLine extends Part {
  static properties = { connection: {}, paused: {}, waiting: {}, board: {}, newest: {} };
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
    if (this.connection === 'connecting') return { name: 'connecting', words: 'Connecting…' };
    if (this.connection === 'reconnecting') return { name: 'reconnecting', words: 'Reconnecting…' };
    if (this.paused) return { name: 'paused', words: 'Paused' };
    return { name: 'live', words: 'Live' };
  }

  render() {
    const state = this.#state;
    return html`
      <div class="state-line">
        <span class="state ${state.name}" data-testid="state">
          <span class="sign" aria-hidden="true"></span>
          <span>${state.words}${state.name === 'paused' ? this.#waiting() : nothing}</span>
          ${this.board?.demo ? html`<span class="pill">Demo <span>·</span> <span class="date">${dayOf(this.board.asOf)}</span></span>` : nothing}
        </span>
        <span class="facts">${this.#age()}${this.#postings()}</span>
        <button class="pause" data-testid="pause" aria-pressed=${this.paused} title="${this.paused ? 'Resume' : 'Pause'} (p)"
          aria-keyshortcuts="p" @click=${() => this.tell('pause')}>${this.paused ? 'Resume' : 'Pause'}</button>
        <span class="unseen" role="status" aria-live="polite">${state.words}</span>
      </div>`;
  }

  #waiting() {
    return html` <span class="waiting">(${count(this.waiting)} waiting)</span>`;
  }

  #age() {
    if (!this.newest) return nothing;
    const seconds = this.newest.seconds + (performance.now() - this.newest.at) / SECOND;
    return html`<span class="age"><span class="word">newest posting </span>${ago(seconds)}</span>`;
  }

  #postings() {
    if (!this.board) return nothing;
    const { postings, sources } = { ...this.board.total, ...this.board.quality };
    return html`<span data-testid="total" data-postings=${postings}>${counted(postings, 'posting')}${
      sources?.length ? html`<span class="sources">, ${counted(sources.length, 'source')}</span>` : nothing}</span>`;
  }
}

customElements.define('skilltide-state-line', StateLine);
