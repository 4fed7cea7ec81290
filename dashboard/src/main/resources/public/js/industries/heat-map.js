import { html, nothing } from 'lit';
import { Part } from '../part/part.js';
import { count, inHundred } from '../view/words.js';
import { factor, tintOf } from './matrix.js';

/**
 * Skills by industries: how many times as often as elsewhere an industry names a skill. One cell can be reached; arrow keys go on from it.
 * It tells `sort` with an industry's id.
 */
class HeatMap extends Part {
  static properties = { matrix: {}, sort: {}, addressOf: {}, at: { state: true } };

  constructor() {
    super();
    this.at = [0, 0];
  }

  willUpdate(changed) {
    if (!changed.has('matrix')) return;
    const { rows, industries } = this.matrix;
    this.at = [Math.min(this.at[0], rows.length - 1), Math.min(this.at[1], industries.length - 1)];
  }

  updated(changed) {
    if (!changed.has('sort') || !this.sort) return;
    // On a narrow screen what it is sorted by may lie outside.
    const heat = this.querySelector('.heat');
    const head = heat.querySelector('[aria-sort]');
    const names = heat.querySelector('.corner');
    if (head && head.offsetLeft + head.offsetWidth > heat.scrollLeft + heat.clientWidth) heat.scrollLeft = head.offsetLeft - names.offsetWidth;
  }

  async #press(event) {
    const [row, column] = this.at;
    const { rows, industries } = this.matrix;
    const next = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [row, 0], End: [row, industries.length - 1],
    }[event.key];
    if (!next) return;
    event.preventDefault();
    this.at = [Math.min(Math.max(next[0], 0), rows.length - 1), Math.min(Math.max(next[1], 0), industries.length - 1)];
    await this.updateComplete;
    this.querySelector('td [tabindex="0"]').focus();
  }

  #look(row, column) {
    this.at = [row, column];
  }

  render() {
    const { industries, rows } = this.matrix;
    return html`
      <p class="cell-words" data-testid="cell-words">${this.#words()}</p>
      <div class="heat" role="region" aria-label="Heat map" tabindex="0">
        <table>
          <caption class="unseen">How many times as often as elsewhere an industry names a skill</caption>
          <thead><tr>
            <th scope="col" class="corner" aria-sort=${this.sort ? nothing : 'descending'}><button @click=${() => this.tell('sort', '')}>Most named${this.sort ? '' : ' ▼'}</button></th>
            ${industries.map(({ id, name }) => html`
              <th scope="col" aria-sort=${this.sort === id ? 'descending' : nothing}><button @click=${() => this.tell('sort', id)} title="Sort by ${name}"><span>${this.sort === id ? '▼ ' : ''}${name}</span></button></th>`)}
          </tr></thead>
          <tbody @keydown=${this.#press}>${rows.map((row, i) => this.#row(row, i))}</tbody>
        </table>
      </div>`;
  }

  #row({ skill, cells }, i) {
    return html`
      <tr><th scope="row"><a href=${this.addressOf(skill.skill)}>${skill.name}</a></th>
        ${cells.map((cell, j) => {
          const here = i === this.at[0] && j === this.at[1];
          const { id, name } = this.matrix.industries[j];
          return html`<td class=${tintOf(cell)} @pointerenter=${() => this.#look(i, j)}>${cell
            ? html`<a tabindex=${here ? 0 : -1} href=${this.addressOf(skill.skill, id)} aria-label="${skill.name} in ${name}: ${factor(cell.overRepresentation)} times" @focus=${() => this.#look(i, j)}>${factor(cell.overRepresentation)}</a>`
            : html`<span tabindex=${here ? 0 : -1} @focus=${() => this.#look(i, j)}><span aria-hidden="true">·</span><span class="unseen">fewer than five</span></span>`}</td>`;
        })}</tr>`;
  }

  #words() {
    const [i, j] = this.at;
    const row = this.matrix.rows[i];
    const industry = this.matrix.industries[j];
    if (!row || !industry) return '';
    const cell = row.cells[j];
    if (!cell) return `${row.skill.name} in ${industry.name}: fewer than five postings, too few to say.`;
    const sure = tintOf(cell) ? '' : ' That may be chance.';
    return html`<strong>${row.skill.name} in ${industry.name}: ${factor(cell.overRepresentation)} times as often as in all industries.</strong>
      ${count(cell.postings)} of ${count(cell.industryPostings)} postings, ${inHundred(cell.share)} in 100 against ${inHundred(cell.shareOfAll)}.${sure}`;
  }
}

customElements.define('skilltide-heat-map', HeatMap);
