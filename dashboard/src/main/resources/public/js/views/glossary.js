import { html, nothing } from 'lit';
import { byName, letterOf } from '../glossary/letters.js';
import { entry } from '../glossary/entry.js';
import { others } from '../glossary/others.js';
import { Asked } from '../live/asked.js';
import { LivePart } from '../part/live-part.js';
import { findSkills } from '../search/finding.js';
import { KINDS, kindNamed } from '../view/kinds.js';
import { viewOf } from '../view/view.js';
import { capital, counted } from '../view/words.js';

/** Letters drawn at once: all would hold the page up. */
const AT_ONCE = 2;

/** All skills from A to Z, with what they are; found by any of their names, misspelt too. */
class Glossary extends LivePart {
  static properties = { place: {}, embedded: {}, found: { state: true }, typed: { state: true }, letters: { state: true } };
  #all = new Asked(this, 60_000);
  #kind;
  #call;

  constructor() {
    super();
    this.letters = AT_ONCE;
  }

  willUpdate(changed) {
    if (!changed.has('place')) return;
    this.#kind = viewOf(this.place.search).kind;
    this.#all.ask('/api/v1/skills', {});
    const typed = new URLSearchParams(this.place.search).get('q') ?? '';
    if (typed !== (this.typed ?? '')) this.#find(typed);
  }

  updated() {
    this.tell('title', 'Glossary');
  }

  async #find(typed) {
    this.typed = typed;
    this.#call?.abort();
    const call = this.#call = new AbortController();
    try {
      const found = typed.trim() ? await findSkills(typed, call.signal) : undefined;
      if (!call.signal.aborted) this.found = found;
    } catch {
      // The state line tells of a server that is away; what was found last stays.
    }
  }

  #type({ target }) {
    this.#find(target.value);
    // Typing is one step for Back, not one a letter.
    history.replaceState(history.state, '', this.#address(this.#kind, target.value.trim()));
  }

  #address(kind, typed) {
    const query = new URLSearchParams({ ...(kind ? { kind } : {}), ...(typed ? { q: typed } : {}) }).toString();
    return query ? `/glossary?${query}` : '/glossary';
  }

  render() {
    const all = this.#all.answer?.skills;
    const ofKind = ({ kind }) => !this.#kind || kind === this.#kind;
    const found = this.found?.filter(({ skill }) => ofKind(skill));
    return html`
      <header class="glossary-head">
        <h1 tabindex="-1">Glossary</h1>
        ${this.embedded ? nothing : html`
          <div class="glossary-search" role="search">
            <label for="glossary-q">Find a skill by any of its names</label>
            <input id="glossary-q" type="search" autocomplete="off" spellcheck="false" .value=${this.typed ?? ''} @input=${this.#type}>
          </div>
          <nav class="kinds" aria-label="Kind of skill">${KINDS.map(({ id, many }) => html`
            <a href=${this.#address(id, this.typed)} aria-current=${id === this.#kind ? 'true' : 'false'}>${id ? capital(many) : 'All'}</a>`)}</nav>`}
        <p class="note" role="status">${found ? this.#words(found) : all ? `${counted(all.filter(ofKind).length, kindNamed(this.#kind).one, kindNamed(this.#kind).many)}.` : '\u00a0'}</p>
      </header>
      ${found ? html`<dl class="entries">${found.map(({ skill, by }) => entry(skill, by))}</dl>` : this.#byLetter((all ?? []).filter(ofKind))}
      ${this.#all.refused ? html`<section class="panel notice" role="alert"><h2>The glossary cannot be shown</h2><p>${this.#all.refused}</p></section>` : nothing}`;
  }

  #words(found) {
    if (!found.length) return `No skill${this.#kind ? ' of this kind' : ''} is called anything like “${this.typed}”.`;
    if (found[0].near) return `No skill is called “${this.typed}”. The nearest:`;
    return `${counted(found.length, 'skill')} with a name that begins with “${this.typed}”.`;
  }

  #byLetter(skills) {
    const groups = [...Map.groupBy(skills.toSorted(byName), ({ name }) => letterOf(name))];
    if (this.letters < groups.length) requestAnimationFrame(() => { this.letters += AT_ONCE; });
    return html`
      <nav class="letters" aria-label="Letters">${groups.map(([letter]) => html`<a href="#letter-${letter}" @click=${this.#jump}>${letter}</a>`)}</nav>
      ${groups.slice(0, this.letters).map(([letter, those]) => html`
        <section class="letter" aria-labelledby="letter-${letter}">
          <h2 id="letter-${letter}" tabindex="-1">${letter}</h2>
          <dl class="entries">${those.map((skill) => entry(skill))}</dl>
        </section>`)}
      ${this.#kind || !groups.length || this.letters < groups.length ? nothing : others(this.store.status?.taxonomy)}`;
  }

  async #jump(event) {
    event.preventDefault();
    this.letters = Infinity;
    await this.updateComplete;
    const heading = document.getElementById(decodeURIComponent(event.target.hash.slice(1)));
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }
}

customElements.define('skilltide-glossary', Glossary);
export default Glossary;
