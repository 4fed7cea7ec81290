/**
 * Publishes that a skill's definition was opened, where the server takes views: no cookie, no address kept, and nothing of
 * viewers who ask not to be followed.
 * @param {string} to where the server wants views; undefined where it takes none
 */
export function publishView(term, to) {
  if (!to || asksForPrivacy()) return;
  // As text, so that a browser need not ask another site first whether it may.
  navigator.sendBeacon(to, JSON.stringify({ term }));
}

const asksForPrivacy = () => navigator.globalPrivacyControl === true || navigator.doNotTrack === '1';
