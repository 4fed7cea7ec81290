import { Pace } from '../pace.js';
import { Refused, answer } from './answers.js';

/**
 * A question over HTTP whose answer a part shows. Another question is asked at once; the same one again only when it may have changed,
 * and at most once a pace. While the server is away the last answer stays.
 */
export class Asked {
  /** What was answered last; undefined before, and when the question was refused. */
  answer;
  /** Why the question was refused, in the server's words. */
  refused;
  #host;
  #pace;
  #question;
  #call;
  #path;
  #query;

  /**
   * @param host the part, drawn anew with each answer
   * @param {number} pace milliseconds
   */
  constructor(host, pace) {
    this.#host = host;
    this.#pace = new Pace(pace, () => this.#ask());
    host.addController(this);
  }

  ask(path, query) {
    const question = JSON.stringify([path, query]);
    if (question === this.#question) return;
    this.#question = question;
    this.#path = path;
    this.#query = query;
    this.#pace.now();
  }

  /** Its answer may be another one by now. */
  again() {
    if (this.#question) this.#pace.request();
  }

  hostDisconnected() {
    this.#pace.cancel();
    this.#call?.abort();
    this.#question = undefined;
  }

  async #ask() {
    this.#call?.abort();
    const call = new AbortController();
    this.#call = call;
    try {
      this.answer = await answer(this.#path, this.#query, call.signal);
      this.refused = undefined;
    } catch (error) {
      if (call.signal.aborted || !(error instanceof Refused)) return;
      this.answer = undefined;
      this.refused = error.message;
    }
    this.#host.requestUpdate();
  }
}
