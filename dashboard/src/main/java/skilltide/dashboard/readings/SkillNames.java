package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The ids of the skills that a store knows by number. A number never changes, so what was read once is right. Thread-safe. */
final class SkillNames {
  private volatile List<String> known = List.of();

  /** The ids by number, at least as many as a connection sees; the same list as long as there are no others. */
  List<String> in(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet count = statement.executeQuery("select count(*) from skill_numbers")) {
        count.next();
        if (count.getInt(1) <= known.size()) {
          return known;
        }
      }
      List<String> ids = new ArrayList<>();
      try (ResultSet found = statement.executeQuery("select skill from skill_numbers order by number")) {
        while (found.next()) {
          ids.add(found.getString(1));
        }
      }
      known = List.copyOf(ids);
      return known;
    }
  }
}
