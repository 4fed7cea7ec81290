import { html } from 'lit';
import { Part } from './part.js';

const TOLD = 2000;

/** A line for the terminal, with a button that copies it. */
class CopyLine extends Part {
  static properties = { line: {}, outcome: { state: true } };
  #timer;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    return html`
      <div class="copy-line">
        <pre tabindex="0" aria-label="Command"><code>${this.line}</code></pre>
        <button @click=${this.#copy}><span aria-live="polite">${this.outcome ?? 'Copy'}</span></button>
      </div>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.line);
      this.outcome = 'Copied';
    } catch {
      // Browsers keep the clipboard from pages without TLS, except on this machine; the line is marked to be copied by hand.
      getSelection().selectAllChildren(this.querySelector('code'));
      this.outcome = 'Press Ctrl+C';
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.outcome = undefined; }, TOLD);
  }
}

customElements.define('skilltide-copy-line', CopyLine);
