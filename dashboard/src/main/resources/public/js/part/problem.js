import { html } from 'lit';
import { viewOf } from '../view/view.js';
import { Part } from './part.js';

/** A view that the server cannot show, in the server's words, and the way out. */
class Problem extends Part {
  static properties = { words: {} };

  render() {
    return html`
      <section class="panel notice" role="alert">
        <h1>This view cannot be shown</h1>
        <p>${this.words}</p>
        <button @click=${() => this.tell('choose', viewOf(''))}>Show the usual board</button>
      </section>`;
  }
}

customElements.define('skilltide-problem', Problem);
