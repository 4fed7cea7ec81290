/** What is said of a row's change. */
const SAID = ['verdict', 'reason', 'estimate', 'interval', 'drawn', 'detectable', 'steady', 'new', 'gone'];

/**
 * The board as the server last told it: rows by rank, and what they rest on.
 * A snapshot begins it, each delta makes the next one; nothing is changed in place, and what is equal stays the same object.
 *
 * Verdicts stand between two looks: while the next look is being worked out, those of the last one are kept. Where time runs
 * back the world is another one, as in the demo when it begins again.
 * @param board the one before; undefined where the frame is of another view
 */
export function apply(board, frame) {
  const { type, stream, seq, gone, away, ...rest } = frame;
  const waits = frame.judgement?.reason === 'pending' && board?.judgement?.judged && board.asOf <= frame.asOf;
  const before = new Map(board?.rows.map((row) => [row.skill, row]));
  const told = frame.rows.map((row) => (waits && row.verdict === undefined ? { ...row, ...saidOf(before.get(row.skill)) } : row));
  const judgement = waits || same(board?.judgement, frame.judgement) ? board.judgement : frame.judgement;
  if (type === 'snapshot') return { ...rest, judgement, rows: byRank(told) };
  const rows = before;
  for (const skill of gone ?? []) rows.delete(skill);
  for (const row of told) rows.set(row.skill, row);
  return { ...board, ...rest, judgement, rows: byRank(rows.values()) };
}

const byRank = (rows) => [...rows].sort((a, b) => a.rank - b.rank);

const same = (one, other) => one !== undefined && JSON.stringify(one) === JSON.stringify(other);

const saidOf = (row) => Object.fromEntries(SAID.filter((name) => row?.[name] !== undefined).map((name) => [name, row[name]]));
