import { LitElement } from 'lit';

/** A part of the page. It renders into the document itself, so that the style sheets and the table's semantics hold throughout. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Tells the parts around it what the viewer chose. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
