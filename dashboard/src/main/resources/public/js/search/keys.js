import { html } from 'lit';
import { Part } from '../part/part.js';
import { allowSingleKeys, singleKeysAllowed } from '../shell/single-keys.js';

const KEYS = [
  ['Anywhere', [
    [['Ctrl', 'K'], 'or', ['/'], 'Search a skill by any of its names'],
    [['p'], 'Pause and resume'],
    [['?'], 'Show these keys'],
    [['Esc'], 'Close what is open'],
  ]],
  ['In a chart', [
    [['←'], ['→'], 'Read the values'],
    [['Home'], ['End'], 'Go to the first or last'],
    [['Enter'], 'Mark a beginning; again, zoom to what is marked'],
    [['Esc'], 'Leave the zoom'],
  ]],
  ['In the heat map', [
    [['←'], ['→'], ['↑'], ['↓'], 'Go from cell to cell'],
    [['Enter'], 'Open the skill in that industry'],
  ]],
];

/** The dialog that tells the keys. */
class Keys extends Part {
  async open() {
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }

  render() {
    return html`
      <dialog class="dialog keys" aria-labelledby="keys" data-testid="keys" @click=${({ target, currentTarget }) => { if (target === currentTarget) currentTarget.close(); }}>
        <h2 id="keys">Keys</h2>
        ${KEYS.map(([where, keys]) => html`
          <h3>${where}</h3>
          <dl>${keys.map((parts) => html`<div><dt>${parts.slice(0, -1).map((part) => (Array.isArray(part) ? html`${part.map((key) => html`<kbd>${key}</kbd>`)} ` : html`${part} `))}</dt><dd>${parts.at(-1)}</dd></div>`)}</dl>`)}
        <label class="single-keys"><input type="checkbox" .checked=${singleKeysAllowed()} @change=${({ target }) => allowSingleKeys(target.checked)}> Keys without Ctrl: <kbd>/</kbd> <kbd>p</kbd> <kbd>?</kbd></label>
        <p>What <a href="/docs#words">the words</a> of this page mean, such as tide and steady.</p>
        <form method="dialog"><button>Close</button></form>
      </dialog>`;
  }
}

customElements.define('skilltide-keys', Keys);
