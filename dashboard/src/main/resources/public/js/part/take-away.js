import { html } from 'lit';
import { pathOf } from '../live/answers.js';
import './copy-line.js';
import { Part } from './part.js';

/** The figures of a view to take along: as a command, as CSV, as JSON. */
class TakeAway extends Part {
  /** `questions`: `{ name, path, query }`, of those that there are as CSV too. */
  static properties = { questions: {} };

  render() {
    return html`
      <details class="take-away">
        <summary>Take these figures away: curl, CSV, JSON</summary>
        ${this.questions.map(({ name, path, query }) => html`
          <div class="taken">
            <h3>${name}</h3>
            <span><a href=${pathOf(`${path}.csv`, query)} download>CSV</a> <a href=${pathOf(path, query)} target="_blank">JSON</a></span>
            <skilltide-copy-line .line=${`curl '${location.origin}${pathOf(path, query)}'`}></skilltide-copy-line>
          </div>`)}
      </details>`;
  }
}

customElements.define('skilltide-take-away', TakeAway);
