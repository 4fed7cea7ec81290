/**
 * The board as the server last told it: rows by rank, and what they rest on.
 * A snapshot begins it, each delta makes the next one; nothing is changed in place.
 */
export function apply(board, frame) {
  const { type, stream, seq, gone, ...rest } = frame;
  if (type === 'snapshot') return { ...rest, rows: byRank(frame.rows) };
  const rows = new Map(board.rows.map((row) => [row.skill, row]));
  for (const skill of gone ?? []) rows.delete(skill);
  for (const row of frame.rows ?? []) rows.set(row.skill, row);
  return { ...board, ...rest, rows: byRank(rows.values()) };
}

const byRank = (rows) => [...rows].sort((a, b) => a.rank - b.rank);
