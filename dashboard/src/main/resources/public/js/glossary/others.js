import { html, nothing } from 'lit';
import { SENIORITIES } from '../view/choices.js';
import { capital } from '../view/words.js';

/** The terms that are no skills; their pages are plain ones of the server's. */
export function others(taxonomy) {
  if (!taxonomy) return nothing;
  return html`
    ${group('Industries', 'industries', taxonomy.industries)}
    ${group('Roles', 'roles', taxonomy.roles)}
    ${group('Levels', 'levels', SENIORITIES.map((id) => ({ id, name: capital(id) })))}`;
}

const group = (heading, folder, terms) => html`
  <section class="others" aria-labelledby="others-${folder}">
    <h2 id="others-${folder}">${heading}</h2>
    <ul>${terms.map(({ id, name }) => html`<li><a href="/${folder}/${id}">${name}</a></li>`)}</ul>
  </section>`;
