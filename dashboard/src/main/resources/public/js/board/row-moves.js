const STILL = matchMedia('(prefers-reduced-motion: reduce)');
const TIMING = { duration: 400, easing: 'ease-out' };

/** Where each row stands now, by skill. */
export function placesOf(rows) {
  return new Map([...rows].map((row) => [row.dataset.skill, row.offsetTop]));
}

/** Lets rows glide from where they stood to where they stand; what is new fades in. */
export function glide(rows, before) {
  if (STILL.matches || document.hidden) return;
  for (const row of rows) {
    const from = before.get(row.dataset.skill);
    const by = from - row.offsetTop;
    if (from === undefined) row.animate({ opacity: [0, 1] }, TIMING);
    else if (by) row.animate({ transform: [`translateY(${by}px)`, 'none'] }, TIMING);
  }
}
