import { html, nothing, svg } from 'lit';
import { Part } from '../part/part.js';
import { THEMES, chooseTheme, chosenTheme } from '../theme.js';
import { capital } from '../view/words.js';
import { ROUTES } from './routes.js';

const ICONS = {
  system: svg`<circle cx="10" cy="10" r="6"></circle><path class="full" d="M10 4a6 6 0 0 1 0 12z"></path>`,
  light: svg`<circle class="full" cx="10" cy="10" r="3.5"></circle><path d="M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16"></path>`,
  dark: svg`<path class="full" d="M8 2.5a7.5 7.5 0 1 0 9.5 9.5A6 6 0 0 1 8 2.5z"></path>`,
};

/** The name, the ways to the views, the search, and the choice of theme. */
class Bar extends Part {
  static properties = { current: {} };

  render() {
    return html`
      <header class="bar">
        <a class="brand" href="/">
          <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M3 22c4.3 0 4.3-5 8.7-5s4.3 5 8.6 5 4.3-5 8.7-5"></path>
            <path class="back" d="M3 13c4.3 0 4.3-5 8.7-5s4.3 5 8.6 5 4.3-5 8.7-5"></path>
          </svg>
          Skilltide
        </a>
        <nav class="views" aria-label="Views">
          ${ROUTES.filter(({ label }) => label).map(({ name, path, label }) => html`
            <a href=${path} aria-current=${name === this.current ? 'page' : nothing}>${label}</a>`)}
        </nav>
        <button class="search-button" aria-keyshortcuts="Control+K" @click=${() => this.tell('search')}>
          <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5"></circle><path d="m12.5 12.5 4.5 4.5"></path></svg>
          <span class="search-word">Search</span><kbd>Ctrl K</kbd>
        </button>
        <fieldset class="theme">
          <legend class="unseen">Theme</legend>
          ${THEMES.map((theme) => html`
            <label title="${capital(theme)} theme">
              <input type="radio" name="theme" value=${theme} .checked=${chosenTheme() === theme} @change=${() => chooseTheme(theme)}>
              <svg viewBox="0 0 20 20" aria-hidden="true">${ICONS[theme]}</svg><span class="unseen">${capital(theme)}</span>
            </label>`)}
        </fieldset>
      </header>`;
  }
}

customElements.define('skilltide-bar', Bar);
