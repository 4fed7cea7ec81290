/** What ids are called, as far as the server's status tells: maps from id to name. Countries are named by the browser. */
export function namesOf(status) {
  const named = (list) => new Map((list ?? []).map(({ id, name }) => [id, name]));
  const countries = (status?.countries ?? []).map((code) => [code, countryName(code)]);
  return {
    industries: named(status?.taxonomy?.industries),
    roles: named(status?.taxonomy?.roles),
    countries: new Map(countries.sort(([, one], [, other]) => one.localeCompare(other, 'en'))),
    sources: new Map((status?.sources ?? []).map(({ source }) => [source, source])),
  };
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** A country by its code, as the browser names it. */
export function countryName(code) {
  try {
    return regions.of(code);
  } catch {
    return code;
  }
}
