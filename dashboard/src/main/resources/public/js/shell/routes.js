/**
 * The views by their addresses. A view is one module, fetched when it is first opened with the style sheets that it has of its own.
 * Its default export is the class of an element, a `Part`, and it gets these properties:
 *
 * - `place`: `{ params, search }`: what the path says (`{ id: 'kotlin' }`), and the address from its `?` on; another one whenever
 *   the viewer goes elsewhere within the view. `view/view.js` reads and writes it.
 * - `store`: what is known of the server, live (`live/store.js`). A view that is `live` says `store.watch(request)` itself; for others
 *   the page watches something small, for the state line.
 * - `embedded`: whether another site frames the page: then the view shows its figures and leaves its controls out.
 *
 * It says what the page's title is with `tell('title', words)`, and goes elsewhere with `tell('go', address)`; links need nothing.
 * Its `h1` gets the focus when the viewer comes to it by a link, if it has `tabindex="-1"`.
 */
export const ROUTES = [
  { name: 'board', path: '/', label: 'Board', live: true, load: () => import('../views/board.js'), styles: ['filters', 'table', 'verdicts', 'sides', 'table-phone'] },
  { name: 'skill', path: '/skills/:id', load: () => import('../views/skill.js'), styles: ['chart', 'choose', 'figures', 'verdicts', 'skill'] },
  { name: 'compare', path: '/compare', label: 'Compare', load: () => import('../views/compare.js'), styles: ['chart', 'choose', 'dialog', 'figures', 'verdicts', 'compare'] },
  { name: 'industries', path: '/industries', label: 'Industries', load: () => import('../views/industries.js'), styles: ['choose', 'filters', 'heat-map'] },
  { name: 'glossary', path: '/glossary', label: 'Glossary', load: () => import('../views/glossary.js'), styles: ['choose', 'glossary'] },
  { name: 'status', path: '/status', label: 'Status', load: () => import('../views/status.js'), styles: ['figures', 'status'] },
];

/** The route of a path, with what stands in it for each `:name`; undefined when it is none of the page's. */
export function routeOf(path) {
  for (const route of ROUTES) {
    const params = paramsOf(route.path.split('/'), path.split('/'));
    if (params) return { route, params };
  }
  return undefined;
}

function paramsOf(pattern, parts) {
  if (pattern.length !== parts.length) return undefined;
  const params = {};
  for (const [i, part] of pattern.entries()) {
    if (part.startsWith(':') && parts[i]) params[part.slice(1)] = decodeURIComponent(parts[i]);
    else if (part !== parts[i]) return undefined;
  }
  return params;
}
