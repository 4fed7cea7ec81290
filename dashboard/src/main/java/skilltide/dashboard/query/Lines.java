package skilltide.dashboard.query;

/**
 * Rows as text, one a line. Cells are text, numbers, truth values, times, lists of words, or optional ones of these. For one thread.
 */
public sealed interface Lines permits Csv, Ndjson {

  /** Adds a row. */
  Lines row(Object... cells);

  /** Takes what has been written since the last time. */
  String take();
}
