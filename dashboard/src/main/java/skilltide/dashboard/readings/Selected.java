package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import skilltide.streams.result.Facet;

/**
 * Which postings are asked for: those with a value of a facet.
 *
 * @param value empty for {@link Facet#ALL}
 */
public record Selected(Facet facet, String value) {

  /** A condition with one parameter. */
  String condition() {
    return switch (facet) {
      case ALL -> "? = ''";
      case INDUSTRY -> "industry = ?";
      case ROLE -> "list_contains(roles, ?)";
      case COUNTRY -> "list_contains(countries, ?)";
      case SOURCE -> "source = ?";
    };
  }

  static void days(PreparedStatement statement, int at, LocalDate from, LocalDate to) throws SQLException {
    statement.setObject(at, from); // as java.sql.Date it would be a time in the process's own zone
    statement.setObject(at + 1, to);
  }
}
