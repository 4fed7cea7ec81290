import { html } from 'lit';
import { THEMES, chooseTheme, chosenTheme } from '../theme.js';
import { Part } from './part.js';
import { capital } from '../view/words.js';

/** The name and the choice of theme. */
class Bar extends Part {
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
        <p class="claim">Which skills job postings ask for, as it happens</p>
        <fieldset class="theme">
          <legend class="unseen">Theme</legend>
          ${THEMES.map(
            (theme) => html`
              <label><input type="radio" name="theme" value=${theme} .checked=${chosenTheme() === theme}
                @change=${() => chooseTheme(theme)}><span>${capital(theme)}</span></label>`,
          )}
        </fieldset>
      </header>`;
  }
}

customElements.define('skilltide-bar', Bar);
