import { html, nothing } from 'lit';
import { Part } from '../part/part.js';
import { kindNamed } from '../view/kinds.js';
import { findSkills } from './finding.js';

const MOST = 8;
let finders = 0;

/** A field that finds a skill by any of its names, misspelt too. It tells `found` with the skill. */
class Finder extends Part {
  static properties = { label: {}, hint: {}, found: { state: true }, at: { state: true }, trouble: { state: true }, typed: { state: true } };
  #id = `finder-${++finders}`;
  #call;
  /** Whether Enter was pressed before there was an answer. */
  #hurry = false;

  constructor() {
    super();
    this.found = [];
    this.at = 0;
    this.typed = '';
  }

  focus() {
    this.querySelector('input').focus();
  }

  clear() {
    this.querySelector('input').value = '';
    this.typed = '';
    this.found = [];
  }

  async #type({ target }) {
    this.typed = target.value.trim();
    this.#call?.abort();
    const call = this.#call = new AbortController();
    this.#hurry = false;
    try {
      const found = await findSkills(this.typed, call.signal);
      if (call.signal.aborted) return;
      this.found = found.slice(0, MOST);
      this.at = 0;
      this.trouble = undefined;
      this.#call = undefined;
      if (this.#hurry && this.found.length) this.#choose(this.found[0].skill);
    } catch {
      if (!call.signal.aborted) this.trouble = 'The server cannot be reached; try again.';
    }
  }

  #press(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && this.found.length) {
      event.preventDefault();
      this.at = (this.at + by + this.found.length) % this.found.length;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#hurry = this.#call !== undefined;
      if (!this.#hurry && this.found.length) this.#choose(this.found[this.at].skill);
    }
  }

  #choose(skill) {
    this.clear();
    this.tell('found', skill);
  }

  render() {
    const open = this.found.length > 0;
    return html`
      <div class="finder">
        <label class="unseen" for=${this.#id}>${this.label}</label>
        <input id=${this.#id} type="text" role="combobox" autocomplete="off" spellcheck="false" placeholder=${this.hint ?? this.label}
          aria-expanded=${open} aria-controls="${this.#id}-list" aria-autocomplete="list"
          aria-activedescendant=${open ? `${this.#id}-${this.at}` : nothing} @input=${this.#type} @keydown=${this.#press}>
        <ul id="${this.#id}-list" role="listbox" aria-label="Skills" ?hidden=${!open}>
          ${this.found.map(({ skill, by, near }, i) => html`
            <li id="${this.#id}-${i}" role="option" aria-selected=${i === this.at} @pointermove=${() => { this.at = i; }} @click=${() => this.#choose(skill)}>
              <span class="found-name">${skill.name}</span>
              <span class="muted">${by && by.toLowerCase() !== skill.name.toLowerCase() ? `also ${by}` : near ? 'did you mean this?' : ''}</span>
              <span class="muted">${kindNamed(skill.kind).one}</span>
            </li>`)}
        </ul>
        <p class="finder-words muted" role="status">${this.#words()}</p>
      </div>`;
  }

  #words() {
    if (this.trouble) return this.trouble;
    if (!this.typed) return '';
    return this.found.length ? '' : `No skill is called anything like “${this.typed}”.`;
  }
}

customElements.define('skilltide-finder', Finder);
