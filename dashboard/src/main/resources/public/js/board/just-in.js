import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Asked } from '../live/asked.js';
import { marked } from '../part/marked.js';
import { Part } from '../part/part.js';
import { linked, via } from '../part/posting-link.js';
import { filtersOf } from '../view/view.js';
import { isWall } from '../view/wall.js';
import { dayOf } from '../view/words.js';

/** Milliseconds between two that come in. */
const PACE = 2000;
const shown = () => (isWall() ? 7 : 3);

/** The postings that came in last, with their skills marked. One at a time comes new, and none under the pointer or at the focus. */
class JustIn extends Part {
  static properties = { board: {}, view: {}, paused: {} };
  #asked = new Asked(this, PACE);
  #shown = [];
  #answer;
  #question;
  #revision;
  #still = false;

  willUpdate() {
    if (!this.board) return;
    const question = JSON.stringify(filtersOf(this.view));
    this.#asked.ask('/api/v1/latest', { ...filtersOf(this.view), limit: shown() });
    if (this.board.revision !== this.#revision) {
      this.#revision = this.board.revision;
      if (!this.paused) this.#asked.again();
    }
    const { answer } = this.#asked;
    if (!answer || answer === this.#answer || this.#still) return;
    this.#answer = answer;
    const known = new Set(this.#shown.map(({ posting }) => posting));
    const come = answer.postings.filter(({ posting }) => !known.has(posting));
    // Those of another view come all at once.
    if (question !== this.#question || !this.#shown.length) this.#shown = answer.postings;
    else if (come.length) this.#shown = [come[0], ...this.#shown].slice(0, shown());
    this.#question = question;
  }

  #hold(still) {
    this.#still = still;
    if (!still) this.requestUpdate();
  }

  render() {
    return html`
      <section class="panel side just-in" aria-labelledby="just-in-title" data-testid="just-in"
        @pointerenter=${() => this.#hold(true)} @pointerleave=${() => this.#hold(false)} @focusin=${() => this.#hold(true)} @focusout=${() => this.#hold(false)}>
        <h2 id="just-in-title">Just in</h2>
        <ol>${repeat(this.#shown, ({ posting }) => posting, posting)}</ol>
        ${this.#shown.length ? nothing : html`<p class="note">${this.#answer ? 'No posting yet.' : nothing}</p>`}
      </section>`;
  }
}

function posting(shown) {
  const { title, employer, posted, text, marks } = shown;
  const name = title ?? employer ?? 'A posting';
  const beside = [employer && !name.includes(employer) ? employer : '', dayOf(posted)].filter(Boolean).join(' · ');
  return html`
    <li>
      <p class="posting-title">${linked(shown, name)}</p>
      <p class="beside">${beside}${via(shown)}</p>
      <p class="words">${text ? marked(text, marks) : 'No skill of the taxonomy in it.'}</p>
    </li>`;
}

customElements.define('skilltide-just-in', JustIn);
