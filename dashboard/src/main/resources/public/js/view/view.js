/**
 * A view is what the page shows, in the grammar of REST and of the socket: `kind`, the filters, the time, how it is counted, and
 * `skills`, an array. Defaults are left out of the address, so that links stay short.
 */
const DEFAULTS = {
  kind: '', industry: '', role: '', country: '', seniority: '', remote: '', source: '',
  from: 'now-30d', to: 'now', measure: 'postings', baseline: 'previous', step: '', limit: 0,
};

/** What postings can be chosen by. */
export const FILTERS = ['industry', 'role', 'country', 'seniority', 'remote', 'source'];

/** The most rows that the server gives. */
export const ALL_ROWS = 2000;

/**
 * @param {string} search an address from its `?` on
 * @param {object} own the defaults of a view that has others; `queryOf` takes the same
 */
export function viewOf(search, own = {}) {
  const query = new URLSearchParams(search);
  const view = { skills: [...new Set((query.get('skills') ?? '').split(',').filter(Boolean))] };
  for (const name in DEFAULTS) view[name] = query.get(name) || (own[name] ?? DEFAULTS[name]);
  const limit = Number(view.limit);
  view.limit = Number.isInteger(limit) ? Math.min(Math.max(limit, 0), ALL_ROWS) : DEFAULTS.limit;
  return view;
}

/** The address's query of a view, with its `?`; empty for the default one. */
export function queryOf(view, own = {}) {
  const query = new URLSearchParams();
  for (const name in DEFAULTS) {
    if (view[name] !== undefined && view[name] !== (own[name] ?? DEFAULTS[name])) query.set(name, view[name]);
  }
  if (view.skills?.length) query.set('skills', view.skills.join(','));
  // Commas and colons are allowed in a query; links stay readable.
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}

/** What the server is asked for a view: what is not chosen is left out. Defaults that the server has are said all the same. */
export function requestOf(view) {
  const request = {};
  for (const name in DEFAULTS) if (view[name]) request[name] = view[name];
  if (view.skills.length) request.skills = view.skills.join(',');
  return request;
}

/** The chosen filters alone, with their values. */
export const filtersOf = (view) => Object.fromEntries(FILTERS.filter((name) => view[name]).map((name) => [name, view[name]]));

/** The address of a skill's own view, of the same postings and time. */
export const skillAddress = (skill, view) =>
  `/skills/${encodeURIComponent(skill)}${queryOf({ ...filtersOf(view), from: view.from, to: view.to })}`;
