import { html, nothing } from 'lit';
import { Part } from '../part/part.js';
import { detectableOf, reasonOf, verdictOf, wordsOf } from '../view/verdicts.js';
import { count, counted, percent, span } from '../view/words.js';

/** Milliseconds that the pointer has to come over from what is explained. */
const COME_OVER = 200;

/**
 * Why a verdict is what it is. It opens beside whatever carries `.why = { row, judgement }` and the class `explained`, within the part
 * around it: under the pointer, at the focus, or when it is pressed; Escape, leaving and scrolling close it.
 */
class Why extends Part {
  static properties = { row: { state: true }, judgement: { state: true } };
  #closing;
  #stop = new AbortController();

  connectedCallback() {
    super.connectedCallback();
    this.role = 'tooltip';
    this.popover = 'manual';
    const { signal } = this.#stop = new AbortController();
    const around = this.parentElement;
    const listen = (target, type, listener, options) => target.addEventListener(type, listener, { signal, ...options });
    listen(around, 'pointerover', (event) => { if (event.pointerType === 'mouse') this.#openAt(event.target); });
    listen(around, 'focusin', ({ target }) => { if (target.matches(':focus-visible')) this.#openAt(target); });
    listen(around, 'focusout', () => this.#closeSoon());
    listen(around, 'click', ({ target }) => { if (target.closest('.explained') && !target.closest('a')) this.#openAt(target); else if (!this.contains(target)) this.#close(); });
    listen(window, 'keydown', ({ key }) => { if (key === 'Escape') this.#close(); });
    listen(window, 'scroll', () => this.#close(), { passive: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#closing);
    this.#stop.abort();
  }

  get #open() {
    return this.matches(':popover-open');
  }

  async #openAt(target) {
    const explained = target.closest('.explained');
    if (!explained && !this.contains(target)) {
      this.#closeSoon();
      return;
    }
    clearTimeout(this.#closing);
    if (!explained || (this.#open && explained.why.row.skill === this.row?.skill)) return;
    this.row = explained.why.row;
    this.judgement = explained.why.judgement;
    await this.updateComplete;
    if (!explained.isConnected) return;
    if (!this.#open) this.showPopover();
    this.#place(explained.getBoundingClientRect());
  }

  #closeSoon() {
    clearTimeout(this.#closing);
    this.#closing = setTimeout(() => this.#close(), COME_OVER);
  }

  #close() {
    clearTimeout(this.#closing);
    if (this.#open) this.hidePopover();
  }

  #place({ left, right, top, bottom }) {
    const { offsetWidth, offsetHeight } = this;
    const room = document.documentElement.clientWidth - offsetWidth - 8;
    const below = bottom + 4 + offsetHeight <= innerHeight;
    this.style.left = `${Math.max(8, Math.min(left, right - offsetWidth, room))}px`;
    this.style.top = `${below ? bottom + 4 : Math.max(8, top - offsetHeight - 4)}px`;
  }

  render() {
    const { row, judgement } = this;
    if (!row) return nothing;
    const reason = reasonOf(row, judgement);
    const detectable = detectableOf(row);
    return html`
      <p><strong>${row.name}</strong>${verdictOf(row, judgement) ? html`: ${wordsOf(verdictOf(row, judgement)).toLowerCase()}` : nothing}</p>
      <p>${reason || withoutVerdict(judgement)}</p>
      ${row.interval ? html`<p>Its share changed by <strong>${percent(row.estimate)}</strong>; in 95 of 100 such cases the truth lies between ${percent(row.interval[0])} and ${percent(row.interval[1])}.</p>` : nothing}
      ${detectable ? html`<p>${detectable}</p>` : nothing}
      ${judgement?.judged ? rests(judgement) : nothing}`;
  }
}

function rests({ from, to, baselineFrom, baselineTo, postings, baselinePostings, tide, sources, looks }) {
  return html`
    <p>The grey is the tide: all skills together changed by ${percent(tide[0] || tide[1])}.</p>
    <p class="muted">Compared is the part of the unique postings that name it: ${span(from, to)} (${counted(postings, 'posting')}) with ${span(baselineFrom, baselineTo)} (${count(baselinePostings)}),
      of ${counted(sources.length, 'source')} watched in both. How posters differ tells what chance does${looks === 1 ? '. One look, for the times are your own' : ''}.</p>`;
}

function withoutVerdict(judgement) {
  if (judgement?.reason === 'pending') return 'It is being judged.';
  return judgement?.reason === 'no-baseline' ? 'There is nothing to compare with yet.' : 'Interest in glossary pages is not judged.';
}

customElements.define('skilltide-why', Why);
