/**
 * Asks the server over HTTP.
 * @throws {Error} with the server's own words where it gave any
 */
export async function answer(path, query = {}, signal) {
  const response = await fetch(pathOf(path, query), { signal, headers: { Accept: 'application/json' } });
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? problem.title ?? `The server answered ${response.status} to ${path}.`);
}

/** The address of a question, for links that can be taken away. */
export function pathOf(path, query) {
  const text = new URLSearchParams(query).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `${path}?${text}` : path;
}
