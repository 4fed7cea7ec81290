package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One state of the readings. For one thread at a time.
 *
 * @param connection that sees it; what it writes is undone
 */
public record Snapshot(Connection connection) implements AutoCloseable {
  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw new ReadingStoreException("Readings cannot be let go", e);
    }
  }
}
