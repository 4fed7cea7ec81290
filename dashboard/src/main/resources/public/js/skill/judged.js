const DAY = 86_400_000;
/** A look of months stands this long for weeks and days. */
const STANDS = 31 * DAY;

/**
 * What each bucket was judged: by the last look in it, or, where buckets are shorter than the time between looks, the last one before.
 * @param looks rows of `verdicts`, oldest first
 * @returns {(string|undefined)[] | undefined} undefined where there was no look
 */
export function judgedOf(looks, points, step) {
  if (!looks?.length) return undefined;
  const times = looks.map(({ judged, verdict }) => ({ at: Date.parse(judged), verdict }));
  return points.map((point, i) => {
    const start = Date.parse(point);
    const end = i + 1 < points.length ? Date.parse(points[i + 1]) : start + STANDS;
    const last = times.findLast(({ at }) => at < end && at >= (step === 'month' ? start : start - STANDS));
    return last?.verdict;
  });
}
