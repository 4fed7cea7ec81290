import { html, nothing } from 'lit';
import '../chart/chart.js';
import { FEWEST, known, sum } from '../chart/columns.js';
import { linesOf } from '../chart/model.js';
import { pointOf, stepOf } from '../chart/steps.js';
import { UNITS } from '../chart/units.js';
import { Asked } from '../live/asked.js';
import { Part } from '../part/part.js';
import { filtersOf } from '../view/view.js';
import { constantLine, constantWords } from './constant.js';
import { judgedOf } from './judged.js';
import { capital, count, counted, inHundred, span } from '../view/words.js';

const TOGETHER = 'skill';

/** A skill's demand and interest in two panels on one time axis. */
class Courses extends Part {
  static properties = { skill: {}, view: {}, now: {}, changed: {} };
  #demand = new Asked(this, 5000);
  #interest = new Asked(this, 5000);
  #looks = new Asked(this, 5000);
  #lag = new Asked(this, 60_000);
  #models = {};

  willUpdate(changed) {
    if (!this.skill || !this.now) return;
    const { from, to } = this.view;
    const time = { from, to, step: this.view.step || stepOf(this.view, this.now) };
    if (time.step === 'hour') time.step = 'day';
    const skills = this.skill.id;
    this.#demand.ask('/api/v1/series', { skills, ...filtersOf(this.view), ...time, measure: 'share' });
    this.#interest.ask('/api/v1/series', { skills, ...time, measure: 'views' });
    this.#looks.ask(`/api/v1/skills/${encodeURIComponent(skills)}/verdicts`, { ...filtersOf(this.view), from, to });
    this.#lag.ask(`/api/v1/skills/${encodeURIComponent(skills)}/lag`, {});
    if (changed.has('changed') || this.#looks.answer?.reason === 'pending') this.#looks.again();
    if (changed.has('changed')) {
      this.#demand.again();
      this.#interest.again();
    }
  }

  updated() {
    // A busy server says so; it is asked again in a while.
    for (const asked of [this.#demand, this.#interest]) if (asked.refused) asked.again();
  }

  /** The same answers give the same models, so that charts are drawn only when something changed. */
  #model(name, answers, make) {
    const before = this.#models[name];
    if (!before || before.answers.some((answer, i) => answer !== answers[i])) this.#models[name] = { answers, model: make(...answers) };
    return this.#models[name].model;
  }

  render() {
    const demand = this.#demand.answer;
    const interest = this.#interest.answer;
    return html`
      <div class="panel courses" aria-busy=${!demand}>
        <skilltide-chart data-testid="demand" .heading=${'Demand: share of postings that name it'} .model=${demand && this.#model('demand', [demand, this.skill, this.#looks.answer], demandOf)}></skilltide-chart>
        <skilltide-chart data-testid="interest" low .heading=${'Interest: views of its definition'} .model=${demand && interest && this.#model('interest', [interest, demand, this.skill, this.#lag.answer], interestOf)}></skilltide-chart>
        ${this.#demand.refused ? html`<p role="alert">${capital(this.#demand.refused)}</p>` : nothing}
        ${demand && sum(demand.total) < FEWEST ? nothing : html`<p class="note">Drag over a chart to zoom, double-click to leave.${demand?.series[0].shareHigh ? ' The band is where the true share lies, in 95 of 100 cases.' : ''}
          Dashed is what may still gain postings.${demand && constantLine(demand, known(demand.total).cut).length ? html` <span data-testid="constant">${constantWords(demand)}</span>` : nothing}${this.#looks.answer?.rows.some(({ verdict }) => verdict !== 'unclear') ? ' The stripe at the foot is when it was judged rising (above) or falling (below).' : ''}</p>`}
      </div>`;
  }
}

function demandOf(answer, skill, looks) {
  const { cut } = known(answer.total);
  const [{ postings }] = answer.series;
  const all = sum(answer.total);
  const naming = sum(postings);
  const points = cut(answer.points);
  return {
    together: TOGETHER,
    step: answer.step,
    points: all < FEWEST ? [] : points,
    provisional: cut(answer.provisional),
    total: cut(answer.total),
    lines: [...linesOf(answer, UNITS.share, cut), ...constantLine(answer, cut)],
    judged: judgedOf(looks?.rows, points, answer.step),
    unit: UNITS.share,
    caption: `Share of postings that name ${skill.name}`,
    summary: all < FEWEST
      ? `${counted(all, 'posting')} in this time: too few to draw shares.`
      : `${count(naming)} of ${count(all)} postings name ${skill.name}, ${inHundred(naming / all)} in 100, ${span(answer.view.from, answer.view.to)}${highestOf(answer.step, points, cut(answer.series[0].values), cut(answer.total))}.`,
  };
}

/** Where it was highest, among times with enough postings to say. */
function highestOf(step, points, values, total) {
  let best = -1;
  values.forEach((value, i) => { if (value > 0 && total[i] >= FEWEST && (best < 0 || value > values[best])) best = i; });
  return best < 0 || points.length < 3 ? '' : `; most in ${pointOf(step, points[best])} (${inHundred(values[best])})`;
}

function interestOf(answer, demand, skill, lag) {
  const { cut, any } = known(demand.total);
  const [{ values }] = answer.series;
  const views = sum(values);
  return {
    together: TOGETHER,
    step: answer.step,
    points: any && views ? cut(answer.points) : [],
    provisional: cut(answer.provisional),
    lines: linesOf(answer, UNITS.views, cut),
    unit: UNITS.views,
    caption: `Views of the definition of ${skill.name}`,
    summary: views ? `${counted(views, 'view')} of the definition of ${skill.name} in this time.${lagOf(lag)}` : 'Nobody has looked the definition up in this time.',
  };
}

/** Said only where it was proved: that there is none is the usual case. */
function lagOf(lag) {
  if (!lag?.lag) return '';
  const [low, high] = lag.interval.map(Math.abs).sort((a, b) => a - b);
  const order = lag.lag > 0 ? 'Demand comes after interest' : 'Interest comes after demand';
  return ` ${order} by ${counted(Math.abs(lag.lag), 'month')} (between ${low} and ${high}).`;
}

customElements.define('skilltide-courses', Courses);
