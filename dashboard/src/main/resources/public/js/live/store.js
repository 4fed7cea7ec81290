import { Pace } from '../pace.js';
import { answer } from './answers.js';
import { apply } from './frames.js';

/** Milliseconds between two changes of the figures shown, and between two looks at the server's status. */
const FIGURES = 1000;
const STATUS = 15_000;
const STATUS_WHEN_EMPTY = 3000;
/** So many rows somebody may be told of who was away. */
const MOST_SEEN = 50;

/**
 * What the page knows of the server. There is one; views say what it is to watch, and are drawn from it whenever it says `change`.
 * Frames go into a board of their own and are shown at a readable pace, or, while paused, only counted.
 */
export class Store extends EventTarget {
  /** What is watched, in the grammar of the queries. */
  request;
  /** The board shown, as `top` answers; undefined before the first snapshot. */
  board;
  /** Whether the board shown is not yet that of the request. */
  pending = true;
  /** `connecting`, `live` or `reconnecting`. */
  connection = 'connecting';
  /** Why the server cut the connection, in its words. */
  reason = '';
  paused = false;
  /** Frames that came while paused. */
  waiting = 0;
  /** What the server says is wrong with the request. */
  problem;
  /** Why the server cannot answer it just now; what is shown stays. */
  trouble;
  /** The skills that changed places while the connection was cut: `{skill, from, to}`, ranks; and when that was told. */
  away;
  /** The server's status, once known. */
  status;
  /** How old the newest posting was, in seconds, and when that was so. */
  newest;

  #connection;
  #latest;
  #pace = new Pace(FIGURES, () => this.#show());
  #statusTimer;

  /** @param {(seen: Function, onFrame: Function, onState: Function) => {watch: (request: object) => void}} connect */
  constructor(connect) {
    super();
    this.#connection = connect(() => this.#seen(), (frame) => this.#receive(frame), (state, reason) => this.#connected(state, reason));
  }

  /** Whether there is no posting at all, whatever the view. */
  get empty() {
    return this.status?.postings === 0 && !this.board?.total.postings;
  }

  /** Watches something else from now on; the same again changes nothing. */
  watch(request) {
    if (JSON.stringify(request) === JSON.stringify(this.request)) return;
    this.request = request;
    this.pending = true;
    this.#connection.watch(request);
    this.#changed();
  }

  togglePause() {
    this.paused = !this.paused;
    this.waiting = 0;
    this.#pace.now();
  }

  /** Looks at the server's status now and then; what an empty board waits for is looked for more often. */
  async refreshStatus() {
    clearTimeout(this.#statusTimer);
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

  #connected(state, reason) {
    if (state === this.connection && reason === this.reason) return;
    this.connection = state;
    this.reason = reason;
    if (state === 'live') this.refreshStatus();
    this.#changed();
  }

  #receive(frame) {
    if (frame.type === 'error') {
      if (frame.status === 503) this.trouble = frame.detail;
      else this.#refuse(frame.detail ?? frame.title);
      this.#changed();
      return;
    }
    this.trouble = undefined;
    if (frame.type === 'snapshot') this.away = frame.away?.length ? { moved: frame.away, at: performance.now() } : undefined;
    this.#latest = apply(this.pending ? undefined : this.#latest, frame);
    if (frame.quality) this.#age(frame.quality.newestAgeSeconds);
    if (this.pending && frame.type === 'snapshot') {
      this.pending = false;
      this.problem = undefined;
      this.board = this.#latest;
      this.waiting = 0;
      this.#pace.now();
      return;
    }
    if (this.paused) this.waiting++;
    this.#pace.request();
  }

  #seen() {
    return this.#latest?.rows.slice(0, MOST_SEEN).map(({ skill }) => skill) ?? [];
  }

  #refuse(words) {
    this.problem = words;
    this.pending = false;
  }

  #age(seconds) {
    this.newest = seconds === undefined ? undefined : { seconds, at: performance.now() };
  }

  #show() {
    const had = this.board?.rows.length;
    if (!this.paused && this.#latest) this.board = this.#latest;
    // A board that has become empty may have been wiped; only the status tells that from a narrow view.
    if (had && !this.board.rows.length) this.refreshStatus();
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
