import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Asked } from '../live/asked.js';
import '../board/why.js';
import { LivePart } from '../part/live-part.js';
import '../part/period.js';
import '../part/problem.js';
import '../part/take-away.js';
import '../skill/courses.js';
import '../skill/evidence.js';
import '../skill/pay.js';
import '../skill/related.js';
import { restsOn, verdictSentence } from '../skill/said.js';
import '../skill/split.js';
import { stepOf } from '../chart/steps.js';
import { publishView } from '../view/glossary-view.js';
import { kindNamed } from '../view/kinds.js';
import { SKILL_VIEW } from '../view/skill-view.js';
import { directionOf, signOf, verdictOf } from '../view/verdicts.js';
import { filtersOf, queryOf, skillAddress, viewOf } from '../view/view.js';
import { capital } from '../view/words.js';
import { Zoom } from '../view/zoom.js';

/** One skill: what it is, whether it moves, its course, where it is asked for, beside what, for how much, and the postings that say so. */
class Skill extends LivePart {
  static properties = { place: {}, embedded: {}, related: { state: true } };
  view;
  #about = new Asked(this, 10_000);
  #revision;
  #published;

  constructor() {
    super();
    new Zoom(this, SKILL_VIEW);
    this.addEventListener('related', ({ detail }) => { this.related = detail; });
  }

  /** Shows the skill otherwise; what is not named stays. */
  show(changed) {
    this.tell('go', location.pathname + queryOf({ ...this.view, ...changed }, SKILL_VIEW));
  }

  willUpdate(changed) {
    if (changed.has('place')) {
      if (changed.get('place')?.params.id !== this.place.params.id) this.related = undefined;
      this.view = viewOf(this.place.search, SKILL_VIEW);
      this.#about.ask(`/api/v1/skills/${encodeURIComponent(this.place.params.id)}`, this.#asked);
    }
    const { paused, board } = this.store;
    if (paused || board?.revision === this.#revision) return;
    this.#revision = board?.revision;
    this.#about.again();
  }

  updated() {
    const skill = this.#skill;
    if (!skill || !this.#isOf(skill)) return;
    this.tell('title', skill.name);
    const { status } = this.store;
    if (this.embedded || !status || this.#published === skill.id) return;
    this.#published = skill.id;
    publishView(skill.id, status.viewsTo);
  }

  get #skill() {
    return this.#about.answer?.skill;
  }

  /** Whether the answer is to what the address names: it may still be that of the skill before. */
  #isOf({ id, aliases }) {
    const asked = this.place.params.id.toLowerCase();
    return id === asked || aliases.some((alias) => alias.toLowerCase() === asked);
  }

  get #asked() {
    return { ...filtersOf(this.view), from: this.view.from, to: this.view.to };
  }

  render() {
    const { refused, answer } = this.#about;
    if (refused) {
      return html`<skilltide-problem .heading=${'This skill cannot be shown'} .words=${capital(refused)}
        .way=${{ words: 'Look through the glossary', go: () => this.tell('go', `/glossary?q=${encodeURIComponent(this.place.params.id)}`) }}></skilltide-problem>`;
    }
    const skill = answer && this.#isOf(answer.skill) ? answer.skill : undefined;
    const shared = { view: this.view, status: this.store.status };
    return html`
      ${this.#head(skill)}
      ${this.embedded ? nothing : html`<skilltide-period .view=${this.view} .status=${shared.status}></skilltide-period>`}
      ${keyed(this.place.params.id, this.#parts(skill, shared.status))}
      <skilltide-why></skilltide-why>
      ${skill && shared.status && !this.embedded ? html`<skilltide-take-away .questions=${this.#questions(skill)}></skilltide-take-away>` : nothing}`;
  }

  /** Others for each skill, so that none ever shows what was answered for the one before. */
  #parts(skill, status) {
    const { view, related } = this;
    const changed = this.#revision;
    return html`
      <skilltide-courses .skill=${skill} .view=${view} .now=${status?.asOf} .changed=${changed}></skilltide-courses>
      <skilltide-split .skill=${skill} .view=${view} .changed=${changed}></skilltide-split>
      <div class="pair">
        <skilltide-related .skill=${skill} .view=${view} .changed=${changed}></skilltide-related>
        <skilltide-pay .skill=${skill} .view=${view} .changed=${changed} .related=${related}></skilltide-pay>
      </div>
      <skilltide-evidence .skill=${skill} .view=${view} .changed=${changed}></skilltide-evidence>`;
  }

  #head(skill) {
    const ranking = skill && this.#about.answer.ranking;
    const row = ranking?.rows.find((each) => each.skill === skill.id);
    const verdict = row && verdictOf(row, ranking.judgement);
    return html`
      <header class="skill-head">
        <h1 tabindex="-1">${skill?.name ?? '\u00a0'}</h1>
        <p class="skill-kind">${skill ? kindNamed(skill.kind).one : '\u00a0'}${skill && aliasesOf(skill).length ? html` · also ${aliasesOf(skill).join(', ')}` : nothing}</p>
        <p class="definition">${skill?.definition ?? '\u00a0'}</p>
        <p class="said ${directionOf(verdict) ?? ''}" data-testid="said">${skill
          ? html`${signOf(verdict) ? html`<span aria-hidden="true">${signOf(verdict)} </span>` : nothing}${verdictSentence(skill, row, ranking.judgement)}` : '\u00a0'}</p>
        <p class="note">${skill ? restsOn(skill, row, ranking) : '\u00a0'}${row ? html` <span class="explained" .why=${{ row, judgement: ranking.judgement }}><button type="button" class="quiet">Why?</button></span>` : nothing}</p>
        ${this.embedded ? nothing : html`<p class="note beside">${skill ? this.#beside(skill, ranking) : '\u00a0'}</p>`}
      </header>`;
  }

  #beside({ id }, { rows }) {
    const others = rows.filter((each) => each.skill !== id);
    return html`${others.length ? html`Beside it in the ranking: ${others.map((each, i) => html`${i ? ', ' : ''}<a
      href=${skillAddress(each.skill, this.#linked)}>${each.rank} ${each.name}</a>`)} · ` : nothing}<a
      href="/compare?skills=${[id, ...(this.related ?? []).slice(0, 2)].join(',')}">Compare</a>`;
  }

  /** Links carry the time only where it is not what a skill's view has anyway. */
  get #linked() {
    return this.view.from === SKILL_VIEW.from ? { ...this.view, from: 'now-30d' } : this.view;
  }

  #questions({ id }) {
    const asked = this.#asked;
    const path = `/api/v1/skills/${encodeURIComponent(id)}`;
    const step = this.view.step || stepOf(this.view, this.store.status.asOf);
    return [
      { name: 'Demand', path: '/api/v1/series', query: { skills: id, ...asked, step, measure: 'share' } },
      { name: 'By industry, country and role', path: `${path}/split`, query: asked },
      { name: 'Asked for together', path: `${path}/related`, query: asked },
      { name: 'Pay', path: '/api/v1/pay', query: { skills: id, ...asked } },
      { name: 'Evidence', path: `${path}/evidence`, query: { ...asked, limit: 200 } },
    ];
  }
}

/** Other names; misspellings are many and say nothing to a reader. */
const aliasesOf = ({ name, aliases }) => aliases.filter((alias) => alias.toLowerCase() !== name.toLowerCase()).slice(0, 4);

customElements.define('skilltide-skill', Skill);
export default Skill;
