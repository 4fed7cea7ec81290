import { Pace } from '../pace.js';
import { requestOf } from '../view/view.js';
import { answer } from './answers.js';
import { apply } from './board.js';

/** Milliseconds between two changes of the figures shown, of the skills that lead, and between two looks at the server's status. */
const FIGURES = 1000;
const LEADERS = 3000;
const STATUS = 15_000;
const STATUS_WHEN_EMPTY = 3000;

/**
 * What the page knows. There is one; the parts are drawn from it and tell it what the viewer chose.
 * Frames go into a board of their own and are shown at a readable pace, or, while paused, only counted.
 */
export class Store {
  view;
  /** The board shown, or undefined before the first snapshot. */
  board;
  /** The first rows of the board shown; what is said and drawn of them changes more slowly than their figures. */
  leaders = [];
  /** Whether the board shown is not yet that of the view. */
  pending = true;
  /** `connecting`, `live` or `reconnecting`. */
  connection = 'connecting';
  paused = false;
  /** Frames that came while paused. */
  waiting = 0;
  /** What the server says is wrong with the view. */
  problem;
  /** The server's status, once known. */
  status;
  /** How old the newest posting was, in seconds, and when that was so. */
  newest;

  #connection;
  #rows;
  #changed;
  #latest;
  #pace = new Pace(FIGURES, () => this.#show());
  #leading = new Pace(LEADERS, () => this.#lead());
  #statusTimer;

  /** @param {number} rows how many rows the page shows of itself */
  constructor(connection, rows, changed) {
    this.#connection = connection;
    this.#rows = rows;
    this.#changed = changed;
  }

  /** What the server is asked for the view. */
  get request() {
    return requestOf(this.view, this.#rows);
  }

  /** Whether there is no posting at all, whatever the view. */
  get empty() {
    return this.status?.postings === 0 && !this.board?.rows.length;
  }

  watch(view) {
    const before = this.view && JSON.stringify(this.request);
    this.view = view;
    if (JSON.stringify(this.request) !== before) {
      this.pending = true;
      this.#connection.watch(this.request);
    }
    this.#changed();
  }

  togglePause() {
    this.paused = !this.paused;
    this.waiting = 0;
    this.#pace.now();
  }

  connected(state) {
    if (state === this.connection) return;
    this.connection = state;
    if (state === 'live') this.refreshStatus();
    this.#changed();
  }

  receive(frame) {
    if (frame.type === 'error') {
      this.problem = frame.detail ?? frame.title;
      this.pending = false;
      this.#changed();
      return;
    }
    this.#latest = apply(this.#latest, frame);
    if (frame.quality) this.#age(frame.quality.newestAgeSeconds);
    if (this.pending && frame.type === 'snapshot') {
      this.pending = false;
      this.problem = undefined;
      this.board = this.#latest;
      this.waiting = 0;
      this.#leading.now();
      this.#pace.now();
      return;
    }
    if (this.paused) this.waiting++;
    this.#pace.request();
  }

  /** Looks at the server's status now and then; what an empty board waits for is looked for more often. */
  async refreshStatus() {
    try {
      this.status = await answer('/api/v1/status');
      this.#age(this.status.newest?.ageSeconds);
      this.#changed();
    } catch {
      // The connection's own state tells of a server that is away; the next look may find it.
    }
    clearTimeout(this.#statusTimer);
    this.#statusTimer = setTimeout(() => this.refreshStatus(), this.empty ? STATUS_WHEN_EMPTY : STATUS);
  }

  #age(seconds) {
    this.newest = seconds === undefined ? undefined : { seconds, at: performance.now() };
  }

  #show() {
    const had = this.board?.rows.length;
    if (!this.paused) this.board = this.#latest;
    // A board that has become empty may have been wiped; only the status tells that from a narrow view.
    if (had && !this.board.rows.length) this.refreshStatus();
    if (this.board) this.#leading.request();
    this.#changed();
  }

  #lead() {
    this.leaders = this.board.rows.slice(0, 3);
    this.#changed();
  }
}
