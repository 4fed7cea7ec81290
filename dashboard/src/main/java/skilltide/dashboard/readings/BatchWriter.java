package skilltide.dashboard.readings;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.ReadingBatch.Kind;
import skilltide.dashboard.readings.ReadingBatch.Place;

/** Writes to a store: all of something, or nothing of it. For one thread. */
final class BatchWriter {
  @FunctionalInterface
  private interface Writing {
    void write(Statement statement) throws SQLException;
  }

  private static final Map<Kind, String> STAGES = Map.of(Kind.READING, "staged_readings", Kind.STANDING,
      "staged_standings", Kind.REPOST, "staged_reposts");
  private static final List<String> APPLY = ReadingStore.statements("apply.sql");

  private final DuckDBConnection writer;
  private volatile boolean stuck;

  BatchWriter(DuckDBConnection writer) {
    this.writer = writer;
  }

  void apply(ReadingBatch batch) {
    write(statement -> {
      for (Kind kind : Kind.values()) {
        stage(STAGES.get(kind), batch.of(kind));
      }
      stagePositions(batch.positions());
      for (String sql : APPLY) {
        statement.execute(sql);
      }
    });
  }

  void level(Instant at) {
    write(statement -> {
      statement.execute("delete from last_level");
      statement.execute("insert into last_level values (" + at.toEpochMilli() + ")");
    });
  }

  /** Whether half of something lies in a transaction that did not end. */
  boolean isStuck() {
    return stuck;
  }

  // By statements: the driver's own way begins no transaction for what is appended, and believes in one after a commit that failed.
  private void write(Writing writing) {
    try (Statement statement = writer.createStatement()) {
      statement.execute("begin transaction");
      try {
        writing.write(statement);
      } catch (SQLException | RuntimeException | Error e) {
        undo(e);
        throw e;
      }
      statement.execute("commit"); // what DuckDB cannot commit it has undone
    } catch (SQLException e) {
      throw new ReadingStoreException("Readings cannot be kept", e);
    }
  }

  private void undo(Throwable failure) {
    try (Statement statement = writer.createStatement()) {
      statement.execute("rollback");
    } catch (SQLException e) {
      stuck = true;
      failure.addSuppressed(e);
    }
  }

  private void stage(@Nullable String table, Map<String, @Nullable String> records) throws SQLException {
    if (table == null || records.isEmpty()) {
      return;
    }
    try (DuckDBAppender rows = writer.createAppender("temp", DuckDBConnection.DEFAULT_SCHEMA, table)) {
      for (Map.Entry<String, @Nullable String> each : records.entrySet()) {
        String json = each.getValue();
        rows.beginRow().append(each.getKey());
        if (json == null) {
          rows.appendNull();
        } else {
          rows.append(json);
        }
        rows.endRow();
      }
    }
  }

  private void stagePositions(Map<Place, Long> positions) throws SQLException {
    try (DuckDBAppender rows = writer.createAppender("temp", DuckDBConnection.DEFAULT_SCHEMA, "staged_positions")) {
      for (Map.Entry<Place, Long> each : positions.entrySet()) {
        rows.beginRow().append(each.getKey().topic()).append(each.getKey().partition()).append(each.getValue())
            .endRow();
      }
    }
  }
}
