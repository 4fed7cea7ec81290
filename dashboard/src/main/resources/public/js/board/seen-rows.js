/** How far beyond the window rows are still drawn as if they were seen, so that scrolling meets fresh figures. */
const MARGIN = '50% 0px';
/** So many of the others are drawn with each update, in turn: nobody sees them, but they are read out and searched. */
const OTHERS = 10;

/**
 * Which rows are worth drawing anew: those in the window, and a few of the others. What a board of hundreds of rows costs is then what its
 * window shows.
 */
export class SeenRows {
  #seen = new Set();
  #observer = new IntersectionObserver((entries) => this.#look(entries), { rootMargin: MARGIN });
  #observed = new Set();
  #drawn = new Map();
  #turn = 0;
  #onSeen;

  /** @param {() => void} onSeen a row came into the window */
  constructor(onSeen) {
    this.#onSeen = onSeen;
  }

  /** Looks at these elements from now on, and at no others. */
  observe(rows) {
    const now = new Set(rows);
    for (const row of this.#observed) if (!now.has(row)) this.#leave(row);
    for (const row of now) if (!this.#observed.has(row)) this.#observer.observe(row);
    this.#observed = now;
  }

  disconnect() {
    this.#observer.disconnect();
    this.#observed.clear();
    this.#seen.clear();
    this.#drawn.clear();
  }

  isSeen(skill) {
    return this.#seen.has(skill);
  }

  /**
   * What each row is drawn from: its newest state where that is due, else what it was drawn from last.
   * @param {object[]} rows
   * @returns {Map<string, object>} by skill
   */
  due(rows) {
    const from = this.#turn;
    this.#turn = from + OTHERS >= rows.length ? 0 : from + OTHERS;
    const before = this.#drawn;
    this.#drawn = new Map(rows.map((row, i) => {
      const isDue = this.#seen.has(row.skill) || !before.has(row.skill) || (i >= from && i < from + OTHERS);
      return [row.skill, isDue ? row : before.get(row.skill)];
    }));
    return this.#drawn;
  }

  #look(entries) {
    let came = false;
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) this.#seen.delete(target.dataset.skill);
      else if (!this.#seen.has(target.dataset.skill)) {
        this.#seen.add(target.dataset.skill);
        came = true;
      }
    }
    if (came) this.#onSeen();
  }

  #leave(row) {
    this.#observer.unobserve(row);
    this.#seen.delete(row.dataset.skill);
  }
}
