package skilltide.dashboard.api;

import java.util.List;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.ViewParser;

/**
 * What may be asked for, as it is described.
 *
 * @param what is limited
 * @param most how much of it
 * @param answer the status beyond
 */
record Limit(String what, String most, String answer) {
  /**
   * How many requests of a kind are answered at once.
   *
   * @param what they are, in the plural
   * @param each from one address
   * @param inAll from all addresses together
   * @param again after how many seconds it is worth asking again
   */
  record AtOnce(String what, int each, int inAll, int again) {
    private Limit told() {
      return new Limit("%s at once".formatted(what), "%d an address, %d in all".formatted(each, inAll), "429");
    }
  }

  /** They wait some seconds for their turn before they are refused, and at once where too many wait already. */
  static final AtOnce READINGS = new AtOnce(
      "Queries of the readings (several filters, seniority, remote, evidence, related, pay, "
          + "industries, explain, compare, latest, verdicts on windows of one's own)",
      4, 16, 1);
  static final AtOnce SQL = new AtOnce("SQL queries", 1, 4, 1);
  /** Each holds on to one state of the readings for as long as it is read. */
  static final AtOnce EXPORTS = new AtOnce("Exports", 2, 4, 10);

  static final List<Limit> ALL = List.of(READINGS.told(), SQL.told(), EXPORTS.told(),
      new Limit("Time of an export",
          "%d min, and 60 s without taking anything".formatted(Streamed.MOST_TIME.toMinutes()),
          "connection closed"),
      new Limit("Rows of an export", "any number", ""),
      new Limit("Rows (limit)", "%,d; of evidence %d".formatted(View.MAX_LIMIT, ReadingsController.MOST_POSTINGS),
          "400"),
      new Limit("Skills in one query", "%d; compare 8".formatted(ViewParser.MOST_SKILLS), "400"),
      new Limit("Points of a series", "10,000", "400"),
      new Limit("Path and query string", "4,096 characters", "414"),
      new Limit("SQL text", "%,d characters".formatted(SqlController.MOST_CHARACTERS), "413"),
      new Limit("Time of an SQL query", "%d s".formatted(SqlController.MOST_TIME.toSeconds()), "400"),
      new Limit("Answer to an SQL query",
          "%,d rows, 32 MB; as JSON more rows are cut off, and truncated says so".formatted(SqlController.MOST_ROWS),
          "413"));
}
