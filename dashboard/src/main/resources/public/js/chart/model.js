/**
 * A chart's lines from an answer of `series`, in the units drawn; with intervals where the server tells them.
 * @param {(list: any[]) => any[]} cut what of the time is shown
 */
export function linesOf({ series }, unit, cut) {
  const drawn = (list) => list && cut(list).map((value) => (value === null || value === undefined ? null : value * unit.scale));
  return series.map(({ name, values, shareLow, shareHigh }) => ({ name, values: drawn(values), low: drawn(shareLow), high: drawn(shareHigh) }));
}
