const Z = 1.959964;

/**
 * The 95 % interval of a part of a whole, after Wilson (1927); holds for few and for none as well.
 * @returns {[number, number] | undefined} undefined of nothing
 */
export function wilson(part, whole) {
  if (!whole) return undefined;
  const p = part / whole;
  const z2 = Z * Z / whole;
  const middle = (p + z2 / 2) / (1 + z2);
  const half = Z * Math.sqrt((p * (1 - p) + z2 / 4) / whole) / (1 + z2);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
