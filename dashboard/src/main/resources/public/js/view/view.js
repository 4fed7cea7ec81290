/**
 * A view is what the board shows: `kind`, `industry`, `from`, `to`, `limit`, and the `skills` that are drawn beside it.
 * Its names are those of REST and of the socket. Defaults are left out of the address, so that links stay short.
 */
const DEFAULTS = { kind: 'language', industry: '', from: 'now-30d', to: 'now', limit: 0 };

/** The most rows that the server gives. */
export const ALL_ROWS = 2000;
/** The most lines that can be told apart in one chart. */
export const MOST_SKILLS = 4;

export function viewOf(search) {
  const query = new URLSearchParams(search);
  const view = { skills: [] };
  for (const name in DEFAULTS) view[name] = query.get(name) || DEFAULTS[name];
  const limit = Number(view.limit);
  view.limit = Number.isInteger(limit) ? Math.min(Math.max(limit, 0), ALL_ROWS) : DEFAULTS.limit;
  const skills = (query.get('skills') ?? '').split(',').filter(Boolean);
  view.skills = [...new Set(skills)].slice(0, MOST_SKILLS);
  return view;
}

/** The address's query of a view, with its `?`; empty for the default one. */
export function queryOf(view) {
  const query = new URLSearchParams();
  for (const name in DEFAULTS) {
    if (view[name] !== DEFAULTS[name]) query.set(name, view[name]);
  }
  if (view.skills.length) query.set('skills', view.skills.join(','));
  // Commas and colons are allowed in a query; links stay readable.
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}

/**
 * What the server is asked. `all` is the page's word for no kind; a limit of 0 means as many rows as the page shows.
 * @param {number} rows how many rows the page shows of itself
 */
export function requestOf(view, rows) {
  const request = { from: view.from, to: view.to, limit: view.limit || rows, measure: 'postings' };
  if (view.kind !== 'all') request.kind = view.kind;
  if (view.industry) request.industry = view.industry;
  return request;
}

/** The skills that have a line in the chart: the chosen ones, else those that lead. */
export function drawnSkills(view, leaders) {
  return view.skills.length ? view.skills : leaders.map(({ skill }) => skill);
}

/** Puts a skill among the drawn ones or takes it out; one too many takes the last one's place. */
export function toggleSkill(skills, skill) {
  if (skills.includes(skill)) return skills.filter((each) => each !== skill);
  return [...skills.slice(0, MOST_SKILLS - 1), skill];
}
