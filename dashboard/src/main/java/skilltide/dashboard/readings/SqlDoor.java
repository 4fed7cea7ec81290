package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Answers queries that anybody may write: single SELECTs over the readings. Thread-safe. */
public final class SqlDoor {
  /**
   * A table.
   *
   * @param types as DuckDB names them
   * @param rows of numbers, truth values and text; null where there is nothing
   * @param truncated whether there would be more rows
   */
  public record Table(List<String> columns, List<String> types, List<List<@Nullable Object>> rows, boolean truncated) {}

  private final Duration mostTime;
  private final int mostRows;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
      work -> Thread.ofPlatform().daemon().name("sql-limit").unstarted(work));

  /**
   * A door.
   *
   * @param mostTime that a query may take
   * @param mostRows that are answered
   */
  public SqlDoor(Duration mostTime, int mostRows) {
    this.mostTime = mostTime;
    this.mostRows = mostRows;
  }

  /**
   * Answers a query.
   *
   * @throws RefusedSqlException when it may not be asked, is wrong, or takes too long
   */
  public Table answer(ReadingStore store, String sql) {
    return store.ask(connection -> {
      SqlGuard.pass(serialized(connection, sql));
      return run(connection, sql);
    });
  }

  private static String serialized(Connection connection, String sql) throws SQLException {
    try (PreparedStatement parse = connection.prepareStatement("select json_serialize_sql(?::varchar)")) {
      parse.setString(1, sql);
      try (ResultSet row = parse.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private Table run(Connection connection, String sql) {
    AtomicBoolean late = new AtomicBoolean();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ScheduledFuture<?> limit = clock.schedule(() -> {
        late.set(true);
        statement.cancel();
        return null;
      }, mostTime.toMillis(), TimeUnit.MILLISECONDS);
      try (ResultSet rows = statement.executeQuery()) {
        return table(rows);
      } finally {
        limit.cancel(false);
      }
    } catch (SQLException e) {
      throw new RefusedSqlException(late.get()
          ? "took longer than %d s; ask for less".formatted(mostTime.toSeconds())
          : String.valueOf(e.getMessage()));
    }
  }

  private Table table(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
      types.add(meta.getColumnTypeName(i));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      if (rows.size() == mostRows) {
        return new Table(columns, types, rows, true);
      }
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(plain(result.getObject(i)));
      }
      rows.add(row);
    }
    return new Table(columns, types, rows, false);
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean truth -> truth;
      case java.sql.Array array -> Arrays.toString((Object[]) array.getArray());
      case java.sql.Struct struct -> Arrays.deepToString(struct.getAttributes());
      case java.sql.Timestamp time -> time.toLocalDateTime().toString();
      default -> value.toString();
    };
  }
}
