/**
 * Prometheus' text format as samples: `{ name, labels, value }`. Only what Skilltide itself counts is kept.
 */
export function samplesOf(text) {
  return text.split('\n').filter((line) => line.startsWith('skilltide_')).map((line) => {
    const [, name, labels, value] = /^(\w+)(?:\{(.*)\})? (\S+)/.exec(line);
    return { name, labels: Object.fromEntries([...(labels ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, key, word]) => [key, word])), value: Number(value) };
  });
}

/** What was counted at two looks, and what that comes to in a second. */
export class Metrics {
  #before = [];
  #now = [];
  #seconds = 0;
  #at;

  look(text, at = performance.now()) {
    this.#before = this.#now;
    this.#seconds = this.#at === undefined ? 0 : (at - this.#at) / 1000;
    this.#now = samplesOf(text);
    this.#at = at;
  }

  /** The sum of all samples of a name, with these labels; undefined where this process does not count that. */
  value(name, labels = {}) {
    return sumOf(this.#now, name, labels);
  }

  /** How much a second it grew between the two looks; undefined before there were two, or where it began anew. */
  rate(name, labels = {}) {
    const [before, now] = [sumOf(this.#before, name, labels), sumOf(this.#now, name, labels)];
    if (before === undefined || now === undefined || now < before || !this.#seconds) return undefined;
    return (now - before) / this.#seconds;
  }

  /** The samples of a name that are not zero, greatest first. */
  parts(name) {
    return this.#now.filter((sample) => sample.name === name && sample.value > 0).sort((a, b) => b.value - a.value);
  }
}

function sumOf(samples, name, labels) {
  const those = samples.filter((sample) => sample.name === name && Object.entries(labels).every(([key, word]) => sample.labels[key] === word));
  return those.length ? those.reduce((sum, { value }) => sum + value, 0) : undefined;
}
