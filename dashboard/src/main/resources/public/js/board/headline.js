import { html, nothing } from 'lit';
import { Part } from '../part/part.js';
import { directionOf, verdictOf } from '../view/verdicts.js';
import { kindNamed } from '../view/kinds.js';
import { skillAddress } from '../view/view.js';
import { count, counted, span } from '../view/words.js';

const MOST_NAMED = 3;

/** One sentence that the board proves, and what it rests on. Its height is fixed. */
class Headline extends Part {
  static properties = { board: {}, movers: {}, view: {}, names: {} };

  render() {
    return html`
      <div class="headline" data-testid="headline">
        <h1 tabindex="-1">${this.board ? this.#sentence() : html`<span class="unseen">Skilltide</span>`}</h1>
        <p>${this.board ? this.#rest() : nothing}</p>
      </div>`;
  }

  #sentence() {
    // The board's own view is described: that of the address may not have been answered yet.
    const { rows, view, judgement } = this.board;
    const kind = kindNamed(view.kind ?? '');
    const where = this.#where();
    if (!rows.length) return `No ${kind.many} asked for${where}`;
    // The server gives no share where there are too few postings for one; then no order is worth a headline either.
    if (rows[0].share === undefined) return 'Too few postings yet to say what is asked for most';
    const moved = judgement?.judged && this.movers?.rows.filter((row) => directionOf(verdictOf(row, this.movers.judgement)));
    if (moved?.length) return this.#moves(moved, where);
    const leaders = html`${this.#named(rows.slice(0, MOST_NAMED))} ${rows.length === 1 ? 'is' : 'are'} ${view.measure === 'views' ? 'looked up' : 'asked for'} most${where}`;
    return moved ? html`Nothing moved beyond chance${where}; ${this.#named(rows.slice(0, MOST_NAMED))} lead` : leaders;
  }

  #moves(moved, where) {
    const up = moved.filter(({ verdict }) => verdict === 'rising');
    const down = moved.filter(({ verdict }) => verdict === 'falling');
    const said = [[up, 'rising'], [down, 'falling']].filter(([rows]) => rows.length)
      .map(([rows, words]) => html`${this.#named(rows)} ${rows.length === 1 ? 'is' : 'are'} ${words}`);
    return html`${said[0]}${said[1] ? html`; ${said[1]}` : nothing}${where}`;
  }

  /** Skills by name, as links; of many the first few and the number of the rest. */
  #named(rows) {
    const few = rows.length > MOST_NAMED + 1 ? rows.slice(0, MOST_NAMED) : rows;
    const rest = rows.length - few.length;
    const words = few.map(({ skill, name }) => html`<a href=${skillAddress(skill, this.view)}>${name}</a>`);
    if (rest) words.push(`${rest} more`);
    return words.map((word, i) => html`${i === 0 ? nothing : i === words.length - 1 ? ' and ' : ', '}${word}`);
  }

  #where() {
    const { industry, country, role } = this.board.view;
    const { industries, countries, roles } = this.names;
    const places = [industries.get(industry) ?? industry, countries.get(country) ?? country].filter(Boolean);
    const of = role ? `, for ${(roles.get(role) ?? role).toLowerCase()} roles` : '';
    return `${places.map((place) => ` in ${place}`).join('')}${of}`;
  }

  #rest() {
    const { total, view, judgement } = this.board;
    const of = view.measure === 'views' ? counted(total.views, 'view') : counted(this.board.quality.postings, 'posting');
    const rests = `${of}, ${span(view.from, view.to)}.`;
    if (view.measure === 'views') return `${rests} Interest is not judged.`;
    if (judgement?.reason === 'pending') return `${rests} Changes are being judged.`;
    if (!judgement?.judged && !this.board.quality.postings) return rests;
    if (!judgement?.judged) return `${rests} There is nothing to compare with yet: changes are judged once there are nine weeks of postings.`;
    const { tested, moved, steady, looks } = judgement;
    if (!tested) return `${rests} No skill has the 20 postings of 16 posters that it takes to judge one.`;
    const unclear = tested - moved - steady;
    return `Of ${counted(tested, 'skill')}, ${moved ? count(moved) : 'none'} moved beyond chance; ${count(unclear)} cannot be told at this sample${
      steady ? `, ${count(steady)} held steady` : ''}.${looks === 1 ? ' One look, at your own times.' : ''}`;
  }
}

customElements.define('skilltide-headline', Headline);
