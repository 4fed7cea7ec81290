import { html, nothing, svg } from 'lit';
import { count, counted } from '../view/words.js';
import { Question } from './question.js';

const BESIDE = 6;

/** What postings that name the skill pay, beside those that name what is asked for together with it. */
class Pay extends Question {
  static properties = { related: {} };

  get question() {
    if (!this.related) return undefined;
    return ['/api/v1/pay', { skills: [this.skill.id, ...this.related.slice(0, BESIDE)].join(',') }];
  }

  render() {
    const { answer, skill } = this;
    const rows = answer?.rows ?? [];
    const own = rows.find((row) => row.skill === skill?.id);
    const shown = [own, ...rows.filter((row) => row !== own)].filter((row) => row?.median !== undefined);
    const [low, high] = [Math.min(...shown.map((row) => row.lowerQuartile)), Math.max(...shown.map((row) => row.upperQuartile))];
    const scale = { low: low * 0.9, high: high * 1.02 };
    return html`
      <section class="panel pay ${answer && !shown.length ? 'bare' : ''}" data-testid="pay" aria-labelledby="pay" aria-busy=${!answer}>
        <h2 id="pay">Pay</h2>
        <p class="chart-words">${this.words(() => summaryOf(skill, own, answer))}</p>
        ${shown.length ? html`
          <table class="plain">
            <caption class="unseen">Yearly pay in ${answer.currency}: quartiles of unique postings that say it</caption>
            <thead><tr><th scope="col">Skill</th><th scope="col">Middle half</th><th scope="col" class="number">Median, ${answer.currency}</th></tr></thead>
            <tbody>${shown.map((row) => html`
              <tr class=${row === own ? 'own' : ''}><th scope="row">${row.name}</th>
                <td class="dot-cell">${box(row, scale)}</td>
                <td class="number">${count(thousands(row.median))} k</td></tr>`)}</tbody>
          </table>` : nothing}
      </section>`;
  }
}

function box(row, { low, high }) {
  const at = (pay) => ((pay - low) / (high - low)) * 100;
  const words = `half of ${counted(row.postings, 'posting')} pay between ${thousands(row.lowerQuartile)} and ${thousands(row.upperQuartile)} thousand`;
  return html`<svg role="img" aria-label=${words}><title>${words}</title>
    <line class="ground" x1="0" x2="100%" y1="50%" y2="50%"></line>
    ${svg`<rect class="interval" x="${at(row.lowerQuartile).toFixed(1)}%" width="${(at(row.upperQuartile) - at(row.lowerQuartile)).toFixed(1)}%" y="50%" height="4"></rect><circle cx="${at(row.median).toFixed(1)}%" cy="50%" r="4"></circle>`}
  </svg>`;
}

const thousands = (pay) => Math.round(pay / 1000);

function summaryOf({ name }, own, { currency }) {
  if (!own) return `No posting that names ${name} says what it pays${currency ? ` in ${currency}` : ''}.`;
  if (own.median === undefined) return `${counted(own.postings, 'posting')} that name${own.postings === 1 ? 's' : ''} ${name} say what they pay: too few, ten are needed.`;
  return `Half of ${counted(own.postings, 'posting')} pay between ${thousands(own.lowerQuartile)} and ${thousands(own.upperQuartile)} thousand ${currency} a year.`;
}

customElements.define('skilltide-pay', Pay);
