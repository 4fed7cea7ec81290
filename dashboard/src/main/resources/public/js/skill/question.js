import { Asked } from '../live/asked.js';
import { Part } from '../part/part.js';
import { filtersOf } from '../view/view.js';
import { capital } from '../view/words.js';

/** A part of the skill's view that asks one question of the same postings and time. */
export class Question extends Part {
  static properties = { skill: {}, view: {}, changed: {}, status: {}, all: { state: true } };
  asked = new Asked(this, 10_000);

  /** @returns {[string, object]} the path below `skills/{id}`, and what is asked besides postings and time; undefined while that is not known */
  get question() {
    throw new TypeError('A question asks something');
  }

  willUpdate(changed) {
    if (!this.skill || !this.question) return;
    this.asked.ask(...this.request);
    if (changed.has('changed')) this.asked.again();
  }

  updated() {
    // A busy server says so; it is asked again in a while.
    if (this.asked.refused) this.asked.again();
  }

  /** What is said above the figures: the summary, or why there is none. */
  words(summary) {
    if (this.asked.refused) return capital(this.asked.refused);
    return this.answer ? summary(this.answer) : '\u00a0';
  }

  /** What is asked of the server: for links too. */
  get request() {
    const [path, query] = this.question;
    return [path, { ...query, ...filtersOf(this.view), from: this.view.from, to: this.view.to }];
  }

  get answer() {
    return this.asked.answer;
  }
}
