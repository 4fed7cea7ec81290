const loading = new Map();

/** Waits until style sheets hold, so that nothing is drawn without them and shifts. */
export function sheetsOf(names) {
  return Promise.all(names.map((name) => {
    if (!loading.has(name)) loading.set(name, sheet(new URL(`../../css/${name}.css`, import.meta.url).pathname));
    return loading.get(name);
  }));
}

function sheet(href) {
  if (document.querySelector(`link[href="${href}"]`)) return undefined;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`No style sheet ${href}`));
    document.head.append(link);
  });
}
