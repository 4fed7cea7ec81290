import { html, nothing, svg } from 'lit';
import { countryName } from '../view/names.js';
import { SKILL_VIEW } from '../view/skill-view.js';
import { queryOf } from '../view/view.js';
import { wilson } from '../view/wilson.js';
import { capital, count, counted, inHundred } from '../view/words.js';
import { Question } from './question.js';

/** Of fewer postings a share says nothing. */
const FEWEST = 10;
const SHOWN = 8;
const PARTS = [
  { by: 'industry', heading: 'By industry', place: 'in' },
  { by: 'country', heading: 'By country', place: 'in' },
  { by: 'role', heading: 'By role', place: 'for' },
];

/** Where a skill is asked for: its share in each industry, country and role, as dots with intervals. */
class Split extends Question {
  get question() {
    return [`/api/v1/skills/${encodeURIComponent(this.skill.id)}/split`, {}];
  }

  render() {
    const rows = this.answer?.rows ?? [];
    return html`<div class="splits">${PARTS.map((part) => this.#part(part, rows.filter(({ by }) => by === part.by)))}</div>`;
  }

  #part({ by, heading, place }, rows) {
    const shown = rows.filter(({ total }) => total >= FEWEST).map(withInterval).sort((a, b) => b.low - a.low || b.total - a.total);
    const all = this.all?.[by];
    // Where nobody names it there is nothing to set side by side.
    const listed = !shown[0]?.postings ? [] : all ? shown : shown.filter(({ postings }) => postings).slice(0, SHOWN);
    const scale = niceAbove(Math.max(...listed.map(({ high }) => high), 0));
    return html`
      <section class="panel split ${this.answer && !listed.length ? 'bare' : ''}" data-testid="split-${by}" aria-labelledby="split-${by}" aria-busy=${!this.answer}>
        <h2 id="split-${by}">${heading}</h2>
        <p class="chart-words">${this.words(() => summaryOf(this.skill, shown[0], by, place))}</p>
        ${this.answer && !listed.length ? nothing : html`<table class="dots">
          <caption class="unseen">${heading}: share of unique postings that name ${this.skill?.name}</caption>
          <thead><tr><th scope="col">${capital(by)}</th><th scope="col" class="scale"><span class="unseen">Interval</span>${listed.length ? html`<span aria-hidden="true">0</span><span aria-hidden="true">${inHundred(scale)}</span>` : nothing}</th><th scope="col" class="number">In 100</th><th scope="col" class="number">Postings</th></tr></thead>
          <tbody>${this.answer ? listed.map((row) => this.#row(by, row, scale)) : nothing}</tbody>
        </table>`}
        <div class="split-foot">
          ${listed.length && (all || shown.length > listed.length) ? html`<button class="quiet" aria-expanded=${Boolean(all)} @click=${() => { this.all = { ...this.all, [by]: !all }; }}>${all ? 'Fewer' : `All ${shown.length}`}</button>` : nothing}
        </div>
      </section>`;
  }

  #row(by, row, scale) {
    const name = nameOf(row);
    const at = (share) => `${Math.min((share / scale) * 100, 100).toFixed(1)}%`;
    const words = `between ${inHundred(row.low)} and ${inHundred(row.high)}`;
    return html`
      <tr>
        <th scope="row"><a href="${location.pathname}${queryOf({ ...this.view, [by]: row.value }, SKILL_VIEW)}" title=${name}>${name}</a></th>
        <td class="dot-cell"><svg role="img" aria-label=${words}><title>${words} in 100</title>
          <line class="ground" x1="0" x2="100%" y1="50%" y2="50%"></line>
          ${svg`<rect class="interval" x=${at(row.low)} width=${at(row.high - row.low)} y="50%" height="4"></rect><circle cx=${at(row.postings / row.total)} cy="50%" r="4"></circle>`}
        </svg></td>
        <td class="number">${inHundred(row.postings / row.total)}</td>
        <td class="number muted">${count(row.postings)}<span class="of"> of ${count(row.total)}</span></td>
      </tr>`;
  }
}

const nameOf = ({ by, value, name }) => name ?? (by === 'country' ? countryName(value) : value);

function withInterval(row) {
  const [low, high] = wilson(row.postings, row.total);
  return { ...row, low, high };
}

function summaryOf({ name }, first, by, place) {
  if (!first) return `No ${by} has ten postings in this time: too few to say.`;
  if (!first.postings) return `Nobody names ${name} here.`;
  return `Most surely ${place} ${nameOf(first)}: ${count(first.postings)} of ${counted(first.total, 'posting')}, at least ${inHundred(first.low)} in 100.`;
}

function niceAbove(share) {
  return [0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((scale) => scale >= share) ?? 1;
}

customElements.define('skilltide-split', Split);
