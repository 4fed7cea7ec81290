import { html, nothing } from 'lit';
import { ago, count } from '../view/words.js';

/** What the boards that are asked are doing: `sources` as `/api/v1/sources` tells them; nothing where none is configured. */
export function sourcesPanel(sources, now = Date.now()) {
  if (!sources?.length) return nothing;
  return html`
    <section class="panel facts-panel" aria-labelledby="boards">
      <h2 id="boards">Boards that are asked</h2>
      <table class="plain"><caption class="unseen">Each source, how it is and how many postings it shows</caption>
        <thead><tr><th scope="col">Source</th><th scope="col">State</th><th scope="col" class="number">Open</th></tr></thead>
        <tbody>${sources.map((source) => html`
          <tr><th scope="row">${source.source}${source.attribution ? html` <span class="muted">by ${source.attribution}</span>` : nothing}</th>
            <td>${state(source, now)}</td><td class="number">${count(source.open)}</td></tr>`)}</tbody></table>
    </section>`;
}

function state({ state: word, reason, finished, next, last }, now) {
  const read = finished ? `read ${ago((now - Date.parse(finished)) / 1000)}` : 'not read yet';
  if (word !== 'FAILING') return html`${word === 'ASKING' ? 'being asked' : read}${last?.rejected ? html` <span class="muted">${count(last.rejected)} could not be taken, as ${last.example}</span>` : nothing}`;
  const again = Math.max(0, (Date.parse(next) - now) / 60000);
  return html`<strong class="ill">failing</strong> <span>${reason}</span> <span class="muted">${read}; next try ${again < 1 ? 'within a minute' : `in ${again < 90 ? `${Math.round(again)} min` : `${Math.round(again / 60)} h`}`}</span>`;
}
