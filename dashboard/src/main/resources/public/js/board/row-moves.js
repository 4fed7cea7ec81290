const STILL = matchMedia('(prefers-reduced-motion: reduce)');
const TIMING = { duration: 400, easing: 'ease-out' };

/** Where each row stands now, by skill. */
export function placesOf(rows) {
  return new Map([...rows].map((row) => [row.dataset.skill, row.offsetTop]));
}

/**
 * Lets rows glide from where they stood to where they stand; what is new fades in.
 * @param rows those that somebody sees; each that moves costs a layer
 */
export function glide(rows, before) {
  if (STILL.matches || document.hidden) return;
  const moves = [...rows].map((row) => ({ row, from: before.get(row.dataset.skill), to: row.offsetTop }));
  for (const { row, from, to } of moves) {
    if (from === undefined) row.animate({ opacity: [0, 1] }, TIMING);
    else if (from !== to) row.animate({ transform: [`translateY(${from - to}px)`, 'none'] }, TIMING);
  }
}
