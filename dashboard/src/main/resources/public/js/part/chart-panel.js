import { html, nothing } from 'lit';
import { Colours } from '../chart/colours.js';
import { readingOf, summaryOf, tableOf } from '../chart/figures.js';
import { lineChart } from '../chart/line-chart.js';
import { FEWEST, known, sum } from '../chart/lines.js';
import { stepOf } from '../chart/steps.js';
import { Refused, answer, pathOf } from '../live/answers.js';
import { Pace } from '../pace.js';
import { onThemeChange } from '../theme.js';
import { drawnSkills } from '../view/view.js';
import { Part } from './part.js';

/** Milliseconds between two looks at the series while the board moves. */
const AGAIN = 2000;

/** The chosen skills over time, or the leading ones while none is chosen. */
class ChartPanel extends Part {
  static properties = { board: {}, leaders: {}, view: {}, answered: { state: true }, problem: { state: true }, point: { state: true } };
  #pace = new Pace(AGAIN, () => this.#ask());
  #asked = '';
  #revision;
  #call;
  #chart;
  #drawn;
  #colours;
  #stopTheme;
  #sizes = new ResizeObserver(() => this.#chart?.fit());

  connectedCallback() {
    super.connectedCallback();
    this.#stopTheme = onThemeChange(() => this.#chart?.redraw());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#pace.cancel();
    this.#call?.abort();
    this.#stopTheme();
    this.#sizes.disconnect();
    this.#drop();
  }

  /** The question that the chart answers; its times are the board's, so that both show the same. */
  get #query() {
    const { from, to, industry } = this.board.view;
    const query = { skills: drawnSkills(this.view, this.leaders).join(','), from, to, step: stepOf(this.board.view), measure: 'share' };
    return industry ? { ...query, industry } : query;
  }

  willUpdate() {
    if (!this.board) return;
    const { skills, step, industry } = this.#query;
    const asked = JSON.stringify([skills, step, industry]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#revision = this.board.revision;
      this.#pace.now();
    } else if (this.board.revision !== this.#revision) {
      this.#revision = this.board.revision;
      this.#pace.request();
    }
  }

  /** Whether there is something to say instead of something to draw. */
  get #bare() {
    return Boolean(this.problem) || (this.answered !== undefined && sum(this.answered.total) < FEWEST);
  }

  async #ask() {
    this.#call?.abort();
    const call = new AbortController();
    this.#call = call;
    const query = this.#query;
    if (!query.skills) {
      this.answered = undefined;
      this.problem = 'Nothing to draw yet.';
      return;
    }
    try {
      const series = await answer('/api/v1/series', query, call.signal);
      this.answered = { ...known(series), window: query };
      this.problem = undefined;
    } catch (error) {
      if (call.signal.aborted) return;
      if (error instanceof Refused) {
        this.answered = undefined;
        this.problem = error.message;
      } else {
        // The state line tells of a server that is away; what was drawn stays until it is back, and is then asked for again.
        this.#revision = undefined;
      }
    }
  }

  firstUpdated() {
    this.#colours = new Colours(this.querySelector('.plot'));
  }

  updated(changed) {
    if (!changed.has('answered')) return;
    const plot = this.querySelector('.plot');
    if (!this.answered || this.#bare) {
      this.#drop();
      return;
    }
    const drawn = this.answered.series.map(({ skill }) => skill).join();
    if (this.#chart && drawn === this.#drawn) {
      this.#chart.update(this.answered);
      return;
    }
    this.#drop();
    this.#drawn = drawn;
    this.#chart = lineChart(plot, this.answered, this.#colours, (point) => { this.point = point; });
    this.#sizes.observe(plot);
  }

  #drop() {
    this.#chart?.destroy();
    this.#chart = undefined;
    this.point = undefined;
  }

  render() {
    const { answered } = this;
    return html`
      <section class="panel chart-panel ${this.#bare ? 'bare' : ''}" aria-labelledby="chart-title">
        <h2 id="chart-title">Over time</h2>
        <p class="note">In 100 postings. ${this.view.skills.length ? 'Four skills at most.' : 'Press a row to choose your own.'}</p>
        <div class="chips">${this.view.skills.map((skill, i) => this.#chip(skill, i))}</div>
        <div class="plot" aria-hidden="true"></div>
        <p class="reading">${this.problem ?? this.#words()}</p>
        ${answered ? tableOf(answered) : nothing}
        ${answered ? html`<p class="chart-foot"><a href=${pathOf('/api/v1/series', answered.window)}>JSON</a></p>` : nothing}
      </section>`;
  }

  #words() {
    const { answered, point } = this;
    if (!answered) return nothing;
    if (point !== undefined && point !== null && point < answered.points.length) return readingOf(answered, point);
    return summaryOf(answered, answered.window);
  }

  #chip(skill, i) {
    const name = this.answered?.series.find((each) => each.skill === skill)?.name ?? skill;
    return html`<button class="chip series-${i + 1}" @click=${() => this.tell('toggle-skill', skill)} title="Take out of the chart">
      <span class="swatch" aria-hidden="true"></span>${name}<span aria-hidden="true"> ×</span><span class="unseen">, take out of the chart</span></button>`;
  }
}

customElements.define('skilltide-chart-panel', ChartPanel);
