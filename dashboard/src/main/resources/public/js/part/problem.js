import { html } from 'lit';
import { Part } from './part.js';

/** Something that cannot be shown: why, and the way out. */
class Problem extends Part {
  static properties = { heading: {}, words: {}, way: {} };

  render() {
    return html`
      <section class="panel notice" role="alert">
        <h1>${this.heading}</h1>
        <p>${this.words}</p>
        <button @click=${this.way.go}>${this.way.words}</button>
      </section>`;
  }
}

customElements.define('skilltide-problem', Problem);
