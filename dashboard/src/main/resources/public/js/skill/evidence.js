import { html, nothing } from 'lit';
import { linked, via } from '../part/posting-link.js';
import { counted, dayOf } from '../view/words.js';
import { parted } from './mark.js';
import { Question } from './question.js';

const FIRST = 6;
const STEP = 24;
const MOST = 200;
/** Places of one posting that are shown. */
const MENTIONS = 2;

/** The postings behind the figures, with the words that were matched marked and the rule that matched them. */
class Evidence extends Question {
  static properties = { limit: { state: true } };

  get question() {
    return [`/api/v1/skills/${encodeURIComponent(this.skill.id)}/evidence`, { limit: this.limit ?? FIRST }];
  }

  willUpdate(changed) {
    if (changed.get('skill') && changed.get('skill').id !== this.skill?.id) this.limit = FIRST;
    super.willUpdate(changed);
  }

  render() {
    const { answer } = this;
    const more = answer && answer.total > answer.postings.length && answer.postings.length < MOST;
    return html`
      <section class="panel evidence" data-testid="evidence" aria-labelledby="evidence" aria-busy=${!answer}>
        <h2 id="evidence">Evidence</h2>
        <p class="chart-words">${this.words((told) => this.#summary(told))}</p>
        <ol class="postings">${answer?.postings.map(posting)}</ol>
        ${more ? html`<button data-testid="more-evidence" @click=${() => { this.limit = Math.min((this.limit ?? FIRST) + STEP, MOST); }}>Show more</button>` : nothing}
      </section>`;
  }

  #summary({ total, postings, name }) {
    if (!total) return `No posting names ${name} in this time.`;
    return `${counted(total, 'posting')} name${total === 1 ? 's' : ''} ${name}; the newest ${postings.length === 1 ? 'one' : postings.length} first. The words that it was read from are marked.`;
  }
}

function posting(shown) {
  const { title, employer, posted, source, withdrawn, repostOf, mentions } = shown;
  const name = [title, employer].filter(Boolean).join(' · ') || 'Untitled';
  return html`
    <li>
      <p class="posting-name">${linked(shown, name, html`<span aria-hidden="true"> ↗</span>`)}</p>
      ${mentions.slice(0, MENTIONS).map(mentioned)}
      <p class="posting-rest">${dayOf(posted)} · ${source}${via(shown)}${repostOf ? ' · repost' : ''}${withdrawn ? ' · withdrawn' : ''}${mentions.length > MENTIONS ? ` · named ${mentions.length} times` : ''}</p>
    </li>`;
}

/** What came from elsewhere is text, never markup. */
function mentioned(mention) {
  const [before, words, behind] = parted(mention);
  return html`<p class="snippet">${before}${words ? html`<mark title="Rule: ${mention.rule}">${words}</mark><span class="unseen"> (rule: ${mention.rule}) </span>` : nothing}${behind}</p>`;
}

customElements.define('skilltide-evidence', Evidence);
