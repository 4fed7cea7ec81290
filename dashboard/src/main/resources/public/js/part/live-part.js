import { Part } from './part.js';

/** A part that is drawn from the store, and anew whenever that has changed. */
export class LivePart extends Part {
  static properties = { store: {} };
  #draw = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    this.store.addEventListener('change', this.#draw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.store.removeEventListener('change', this.#draw);
  }
}
