/**
 * Asks the server over HTTP.
 * @throws {Refused} with the server's own words where it gave any
 * @throws {TypeError} when the server cannot be reached
 */
export async function answer(path, query = {}, signal) {
  const response = await fetch(pathOf(path, query), { signal, headers: { Accept: 'application/json' } });
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Refused(problem.detail ?? problem.title ?? `The server answered ${response.status} to ${path}.`);
}

/** The server understood the question and does not answer it. */
export class Refused extends Error {}

/** The address of a question, for links that can be taken away. */
export function pathOf(path, query) {
  const text = new URLSearchParams(query).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `${path}?${text}` : path;
}
