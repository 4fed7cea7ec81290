import { html, nothing } from 'lit';
import { count, counted, span, together } from '../view/words.js';
import { kindNamed } from '../view/kinds.js';
import { Part } from '../part/part.js';

const DAY = 86_400_000;

/** One sentence that the board proves, and what it rests on. */
class Headline extends Part {
  static properties = { board: {}, industries: {} };

  render() {
    return html`
      <div class="headline">
        <h1>${this.board ? this.#sentence() : html`<span class="unseen">Skilltide</span>`}</h1>
        <p>${this.board ? this.#rest() : nothing}</p>
      </div>`;
  }

  #sentence() {
    // The board's own view is described: that of the address may not have been answered yet.
    const { view } = this.board;
    const kind = kindNamed(view.kind);
    const industry = this.industries?.find(({ id }) => id === view.industry)?.name ?? view.industry;
    const where = industry ? ` in ${industry}` : '';
    const names = this.board.rows.slice(0, 3).map(({ name }) => name);
    if (!names.length) return `No ${kind.many} asked for${where}`;
    // The server gives no share where there are too few postings for one; then no order is worth a headline either.
    if (this.board.rows[0]?.share === undefined) return 'Too few postings yet to say what is asked for most';
    return names.length === 1
      ? `${names[0]} is the ${kind.one} asked for most${where}`
      : `${together(names)} are the ${kind.many} asked for most${where}`;
  }

  #rest() {
    const { total, view } = this.board;
    const before = total.previous
      ? ` ${count(total.previous)} in the ${lengthOf(view)} before.`
      : '';
    return `${counted(total.postings, 'posting')}, ${span(view.from, view.to)}.${before}`;
  }
}

function lengthOf({ from, to }) {
  const days = Math.round((new Date(to) - new Date(from)) / DAY);
  if (days === 365) return 'year';
  return days % 365 ? counted(days, 'day') : counted(days / 365, 'year');
}

customElements.define('skilltide-headline', Headline);
