// Says which terms of a glossary this page explains, once somebody looks at it; nothing of who asks not to be followed.
// <script type="module" src="https://HOST/beacon.js" data-term="kotlin"></script>
const here = import.meta.url; // a module is run once, however often the page names it: it looks for all its elements

function send() {
  const all = [...document.querySelectorAll('script[data-term]')].filter(({ src }) => src === here);
  for (const term of new Set(all.map(({ dataset }) => dataset.term))) {
    navigator.sendBeacon(new URL('api/v1/views', here), JSON.stringify({ term }));
  }
}

if (!navigator.globalPrivacyControl && navigator.doNotTrack !== '1') {
  // In the background, or rendered ahead of a click, nobody looks at it yet.
  if (document.hidden) document.addEventListener('visibilitychange', send, { once: true });
  else send();
}
