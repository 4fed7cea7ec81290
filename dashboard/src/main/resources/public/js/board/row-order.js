/**
 * The order in which rows are shown. It follows the ranks, but not while that would disturb a reader:
 * then rows keep their places, and what comes takes the places of what goes.
 */
export const orderOf = (rows) => rows.map(({ skill, rank, rankChange }) => ({ skill, rank, rankChange }));

export const sameOrder = (one, other) =>
  one.length === other.length && one.every(({ skill }, i) => skill === other[i].skill);

/** The order before, with as little changed as the rows allow. */
export function heldOrder(before, next) {
  const present = new Set(next.map(({ skill }) => skill));
  const shown = new Set(before.map(({ skill }) => skill));
  const come = next.filter(({ skill }) => !shown.has(skill));
  const kept = before.map((place) => (present.has(place.skill) ? place : come.shift()));
  return [...kept.filter(Boolean), ...come];
}
