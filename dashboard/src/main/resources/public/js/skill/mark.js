/** Half the longest snippet: the match stands in the middle, unless the text begins or ends sooner. */
const LONGEST = 200;

/**
 * Where in its snippet the matched words stand.
 * @param {{snippet: string, as: string, start: number}} mention
 * @returns {[string, string, string]} before, the words, behind; the words are empty when they are not found
 */
export function parted({ snippet, as, start }) {
  const wanted = Math.min(start, (LONGEST - as.length) / 2);
  let best = -1;
  for (let at = snippet.indexOf(as); at >= 0; at = snippet.indexOf(as, at + 1)) {
    if (alone(snippet, at, at + as.length) && (best < 0 || Math.abs(at - wanted) < Math.abs(best - wanted))) best = at;
  }
  if (best < 0) return [snippet, '', ''];
  return [snippet.slice(0, best), snippet.slice(best, best + as.length), snippet.slice(best + as.length)];
}

/** Whether these are whole words: the R of `R and Python`, not that of `Rust`. */
function alone(text, from, to) {
  const letter = /[\p{L}\p{N}]/u;
  const joined = (a, b) => letter.test(a ?? '') && letter.test(b ?? '');
  return !joined(text[from - 1], text[from]) && !joined(text[to - 1], text[to]);
}
