import { html, nothing } from 'lit';
import { Asked } from '../live/asked.js';
import { Part } from '../part/part.js';
import { filtersOf, skillAddress } from '../view/view.js';
import { counted, inHundred } from '../view/words.js';
import { verdictWords } from './verdict.js';

/** Milliseconds between two looks while figures run. */
const PACE = 10_000;

/** Of fewer postings a share says nothing. */
const FEWEST = 10;

/** What the glossary expects to rise. */
const EXPECTED = [['serverless', 'Serverless'], ['microservices', 'Microservices'], ['real-time-data', 'Real-time data'], ['ai-ml', 'AI/ML'], ['edge-computing', 'Edge computing']];

/** Its rivals: two skills, or two roles. */
const RIVALS = [[['rest', 'REST'], ['graphql', 'GraphQL']], [['sql', 'SQL'], ['nosql', 'NoSQL']]];
const ROLES = [['backend', 'Backend'], ['frontend', 'Frontend']];

/** The questions that the glossary asks, answered for the postings of the view: who rises, and who leads whom. */
class Questions extends Part {
  static properties = { board: {}, view: {} };
  #skills = new Asked(this, PACE);
  #roles = ROLES.map(() => new Asked(this, PACE));

  willUpdate() {
    if (!this.board) return;
    const { from, to } = this.view;
    const filters = filtersOf(this.view);
    const skills = [...EXPECTED, ...RIVALS.flat()].map(([id]) => id).join(',');
    this.#skills.ask('/api/v1/top', { ...filters, from, to, skills });
    // Of a series, for its totals: a ranking would be judged.
    ROLES.forEach(([role], i) => this.#roles[i].ask('/api/v1/series', { ...filters, role, from, to, skills: RIVALS[0][0][0] }));
    if (this.board.revision === this.#revision) return;
    this.#revision = this.board.revision;
    [this.#skills, ...this.#roles].forEach((asked) => asked.again());
  }

  #revision;

  render() {
    const answer = this.#skills.answer;
    const rows = new Map(answer?.rows.map((row) => [row.skill, row]));
    const total = answer?.total.postings;
    const roles = this.#roles.map(({ answer: series }) => series && series.total.reduce((all, n) => all + n, 0));
    return html`
      <section class="panel side questions" aria-labelledby="questions-title" data-testid="questions">
        <h2 id="questions-title">The glossary asks</h2>
        <h3>Are they rising?</h3>
        <ul>${EXPECTED.map(([id, name]) => this.#expected(id, name, rows.get(id), answer))}</ul>
        <h3>Who leads?${total >= FEWEST ? ' In 100 postings' : nothing}</h3>
        ${RIVALS.map((pair) => facing(pair.map(([id, name]) => ({ name, href: skillAddress(id, this.view), postings: answer && (rows.get(id)?.postings ?? 0) })), total))}
        ${facing(ROLES.map(([id, name], i) => ({ name, postings: roles[i], href: `/?role=${id}` })), total)}
      </section>`;
  }

  #expected(id, name, row, answer) {
    return html`
      <li class=${row ? 'explained' : ''} .why=${{ row, judgement: answer?.judgement }}>
        <a href=${skillAddress(id, this.view)}>${name}</a>
        <span class="figure">${answer ? (row ? figureOf(row) : 'not named') : nothing}</span>
        ${row ? html`<button type="button">${verdictWords(row, answer.judgement)}</button>` : html`<span class="verdict muted">${answer ? '–' : nothing}</span>`}
      </li>`;
  }
}

const figureOf = ({ share, postings }) =>
  share === undefined ? counted(postings, 'posting') : html`${inHundred(share)}<span class="unit"> in 100</span>`;

/** Two rivals back to back, on one scale: the longer bar leads. */
function facing([left, right], total) {
  const most = Math.max(left.postings ?? 0, right.postings ?? 0, 1);
  const length = ({ postings }) => `${(((postings ?? 0) / most) * 100).toFixed(1)}%`;
  const figure = ({ postings }) => (postings === undefined ? nothing : total >= FEWEST ? inHundred(postings / total) : postings);
  return html`
    <div class="facing">
      <a href=${left.href}>${left.name}</a><span class="figure">${figure(left)}</span>
      <svg class="bars left" aria-hidden="true"><rect width=${length(left)} height="100%"></rect></svg>
      <svg class="bars" aria-hidden="true"><rect width=${length(right)} height="100%"></rect></svg>
      <span class="figure">${figure(right)}</span><a href=${right.href}>${right.name}</a>
    </div>`;
}

customElements.define('skilltide-questions', Questions);
