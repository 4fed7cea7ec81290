import { html, nothing } from 'lit';
import { skillAddress } from '../view/view.js';
import { count, counted } from '../view/words.js';
import { Question } from './question.js';

const MOST = 10;

/** What is asked for together with a skill. It tells `related` with the ids. */
class Related extends Question {
  #told;

  get question() {
    return [`/api/v1/skills/${encodeURIComponent(this.skill.id)}/related`, { limit: MOST }];
  }

  updated() {
    super.updated();
    if (!this.answer || this.answer === this.#told) return;
    this.#told = this.answer;
    this.tell('related', this.answer.rows.map(({ skill }) => skill));
  }

  render() {
    const { answer } = this;
    return html`
      <section class="panel related ${answer && !answer.rows.length ? 'bare' : ''}" data-testid="related" aria-labelledby="related" aria-busy=${!answer}>
        <h2 id="related">Asked for together</h2>
        <p class="chart-words">${this.words(summaryOf)}</p>
        ${answer?.rows.length ? html`
          <table class="plain">
            <caption class="unseen">Skills that postings name together with ${answer.name}</caption>
            <thead><tr><th scope="col">Skill</th><th scope="col" class="number">Together</th><th scope="col" class="number">By chance ×</th></tr></thead>
            <tbody>${answer.rows.map((row) => html`
              <tr><th scope="row"><a href=${skillAddress(row.skill, this.view)}>${row.name}</a></th>
                <td class="number">${count(row.together)}</td>
                <td class="number"><svg class="bar-line" aria-hidden="true"><rect class="length" width="${Math.min(Math.log2(Math.max(row.lift, 1)) / 6, 1) * 100}%" height="100%"></rect></svg><span class="times">${row.lift < 10 ? row.lift.toFixed(1) : Math.round(row.lift)}</span></td></tr>`)}</tbody>
          </table>` : nothing}
      </section>`;
  }
}

function summaryOf({ name, total, rows }) {
  if (!rows.length) return `${counted(total.naming, 'unique posting')} name${total.naming === 1 ? 's' : ''} ${name}: no other skill stands in five of them.`;
  const [first] = rows;
  return `Of ${counted(total.naming, 'unique posting')} that name ${name}, ${count(first.together)} name ${first.name} too, ${first.lift.toFixed(1)} times as many as by chance.`;
}

customElements.define('skilltide-related', Related);
