import { html, nothing } from 'lit';

/** A posting may name any address; only those of the web are followed. */
const isWeb = (link) => /^https?:\/\//i.test(link ?? '');

/** Whoever asks to be linked to means a link that search engines follow; nobody else is vouched for. */
const relation = (attribution) => (attribution ? 'noopener' : 'noopener noreferrer nofollow');

/** `words`, as a link to where the posting lies if that is in the web; only then with what goes `behind` them. */
export function linked({ link, attribution }, words, behind = nothing) {
  return isWeb(link) ? html`<a href=${link} target="_blank" rel=${relation(attribution)}>${words}${behind}</a>` : words;
}

/** "via" who asks to be named where the posting is shown, linked to it there; nothing where nobody does. */
export function via(posting) {
  return posting.attribution ? html` via ${linked(posting, posting.attribution)}` : nothing;
}
