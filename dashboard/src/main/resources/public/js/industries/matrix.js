/** What surely differs: three deviations from chance. Of hundreds of cells one or two pass that by chance, not dozens. */
const SURE = 3;

/**
 * The cells of skills by industries.
 * @param rows of `industries`
 * @param skills of `top`, in the order wanted
 * @param industries `{ id, name }`
 * @returns {{industries: object[], rows: {skill: object, cells: (object|undefined)[]}[]}} without what has no cell at all
 */
export function matrixOf(rows, skills, industries) {
  const cells = new Map(rows.map((row) => [`${row.industry} ${row.skill}`, row]));
  const at = (industry, skill) => cells.get(`${industry.id} ${skill.skill}`);
  const known = industries.filter((industry) => skills.some((skill) => at(industry, skill)));
  return {
    industries: known,
    rows: skills.map((skill) => ({ skill, cells: known.map((industry) => at(industry, skill)) })).filter((row) => row.cells.some(Boolean)),
  };
}

/** Rows by one industry's over-representation, greatest first; as they come without one. */
export function sortedBy(matrix, industry) {
  const column = matrix.industries.findIndex(({ id }) => id === industry);
  if (column < 0) return matrix;
  const of = ({ cells }) => cells[column]?.overRepresentation ?? -1;
  return { ...matrix, rows: matrix.rows.toSorted((one, other) => of(other) - of(one)) };
}

/** How a cell is tinted: `more-1` to `more-3`, `less-1` to `less-3`, or nothing where it may be chance. */
export function tintOf(cell) {
  if (!cell || Math.abs(cell.z) < SURE) return '';
  const doublings = Math.abs(Math.log2(cell.overRepresentation));
  const level = doublings < 0.6 ? 1 : doublings < 1.6 ? 2 : 3;
  return `${cell.z > 0 ? 'more' : 'less'}-${level}`;
}

/** A factor in few letters: 0.4, 2.3, 18. */
export const factor = (times) => (times < 9.95 ? times.toFixed(1) : String(Math.round(times)));
