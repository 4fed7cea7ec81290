/**
 * Runs something at most once an interval: at once after quiet, otherwise when the interval is over.
 * Figures that change faster than this cannot be read.
 */
export class Pace {
  #interval;
  #run;
  #last = -Infinity;
  #timer;

  /** @param {number} interval milliseconds */
  constructor(interval, run) {
    this.#interval = interval;
    this.#run = run;
  }

  request() {
    if (this.#timer !== undefined) return;
    const wait = this.#last + this.#interval - performance.now();
    if (wait <= 0) this.now();
    else this.#timer = setTimeout(() => this.now(), wait);
  }

  /** Runs without waiting; what was requested before is thereby done. */
  now() {
    this.cancel();
    this.#last = performance.now();
    this.#run();
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
