import { html } from 'lit';
import { Part } from '../part/part.js';
import './finder.js';

/** The dialog that leads to a skill by any of its names. */
class Search extends Part {
  constructor() {
    super();
    this.addEventListener('found', ({ detail }) => {
      this.close();
      this.tell('go', `/skills/${encodeURIComponent(detail.id)}`);
    });
  }

  async open() {
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    this.querySelector('skilltide-finder').focus();
  }

  close() {
    this.querySelector('dialog').close();
  }

  render() {
    return html`
      <dialog class="dialog search" aria-label="Search skills" data-testid="search" @click=${({ target }) => { if (target.localName === 'dialog') this.close(); }}
        @close=${() => this.querySelector('skilltide-finder').clear()}>
        <skilltide-finder .label=${'Search skills'} .hint=${'A skill: k8s, postgres, javascrpt …'}></skilltide-finder>
        <p class="dialog-foot muted"><kbd>↑</kbd> <kbd>↓</kbd> choose · <kbd>Enter</kbd> open · <kbd>Esc</kbd> close</p>
      </dialog>`;
  }
}

customElements.define('skilltide-search', Search);
