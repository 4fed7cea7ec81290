package skilltide.dashboard.readings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.readings.RefusedSqlException.Why;

/** Answers queries that anybody may write: single SELECTs over the readings. Thread-safe. */
public final class SqlDoor {
  /** Takes an answer, row by row. */
  public interface Taker {
    /** @param types as DuckDB names them */
    void columns(List<String> names, List<String> types);

    /**
     * A row.
     *
     * @param cells numbers, truth values, text, lists and maps of them; null where there is nothing
     * @return whether another one may come
     */
    boolean row(List<@Nullable Object> cells);
  }

  @FunctionalInterface
  private interface Running<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  /** Of an answer, in whatever form. */
  public static final int MOST_BYTES = 32_000_000;

  /** What was kept, in the order in which it was: tables are else read by several threads at once. */
  private static final String KEPT = "select * from answer order by rowid";

  /** How long after a limit that was not felt it is said again, in milliseconds: a query that is being planned looks late. */
  private static final long AGAIN = 250;

  private static final Logger log = LoggerFactory.getLogger(SqlDoor.class);

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
   * @return whether there would be more rows
   * @throws RefusedSqlException when it may not be asked, is wrong, takes too long, or its answer is too large
   */
  public boolean answer(ReadingStore store, String sql, Taker taker) {
    return store.ask(connection -> {
      try (InTime limited = new InTime(connection, sql)) {
        long rows = keep(connection, limited, sql);
        return limited.run(KEPT + " limit " + mostRows, statement -> {
          try (ResultSet answer = statement.executeQuery()) {
            return give(answer, taker);
          }
        }) || rows > mostRows;
      }
    });
  }

  /**
   * Answers a query as Parquet, which DuckDB writes to a file that is no more afterwards.
   *
   * @throws RefusedSqlException when it may not be asked, is wrong, takes too long, or its answer is too large
   */
  public byte[] parquet(ReadingStore store, String sql) {
    Path file = store.scratch().resolve(UUID.randomUUID() + ".parquet"); // under a name that nobody can guess
    try {
      store.ask(connection -> {
        try (InTime limited = new InTime(connection, sql)) {
          if (keep(connection, limited, sql) > mostRows) {
            throw tooManyRows();
          }
          return limited.run("copy (%s) to '%s' (format parquet)".formatted(KEPT, file.toString().replace("'", "''")),
              PreparedStatement::execute);
        }
      });
      if (Files.size(file) > MOST_BYTES) {
        throw tooLarge();
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ReadingStoreException("An answer cannot be read back", e);
    } finally {
      remove(file);
    }
  }

  // The answer becomes a table first, which DuckDB holds to its limits of memory and disk: so it is known how large it is before anything
  // of it comes into the heap, where thousands of rows at a time come. It is a table of this connection's, and goes with its transaction.
  private long keep(Connection connection, InTime limited, String sql) throws SQLException {
    SqlGuard.pass(sql, serialized(limited, sql), relations(connection));
    limited.understand();
    // As DuckDB itself writes what it has understood: nothing that stands in a remark or behind it comes into the statement.
    limited.run("create temp table answer as select * from (%s) limit %d".formatted(rewritten(limited, sql),
        mostRows + 1), PreparedStatement::execute);
    return limited.run("select count(*), coalesce(sum(strlen(columns(*)::varchar)), 0)::bigint from answer",
        statement -> {
          try (ResultSet sizes = statement.executeQuery()) {
            sizes.next();
            long bytes = 0;
            for (int i = 2; i <= sizes.getMetaData().getColumnCount(); i++) {
              bytes += sizes.getLong(i);
            }
            if (bytes > MOST_BYTES) {
              throw tooLarge();
            }
            return sizes.getLong(1);
          }
        });
  }

  /** There are more rows than are answered. */
  public RefusedSqlException tooManyRows() {
    return new RefusedSqlException(Why.TOO_MUCH,
        "more than %,d rows; add a limit, or take them away from /api/v1/readings.csv".formatted(mostRows));
  }

  /** The answer is longer than answers may be. */
  public static RefusedSqlException tooLarge() {
    return new RefusedSqlException(Why.TOO_MUCH,
        "more than %d MB; ask for fewer columns or rows".formatted(MOST_BYTES / 1_000_000));
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("{} cannot be removed: {}", file, e.toString());
    }
  }

  private static String serialized(InTime limited, String sql) {
    return text(limited, "select json_serialize_sql(?::varchar)", sql);
  }

  private static Set<String> relations(Connection connection) throws SQLException {
    Set<String> relations = new HashSet<>();
    try (PreparedStatement names = connection.prepareStatement(
        "select lower(table_name) from duckdb_tables() union select lower(view_name) from duckdb_views()");
        ResultSet rows = names.executeQuery()) {
      while (rows.next()) {
        relations.add(rows.getString(1));
      }
    }
    return relations;
  }

  private static String rewritten(InTime limited, String sql) {
    return text(limited, "select json_deserialize_sql(json_serialize_sql(?::varchar))", sql);
  }

  private static String text(InTime limited, String question, String sql) {
    return limited.run(question, parse -> {
      parse.setString(1, sql);
      try (ResultSet row = parse.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    });
  }

  /** One limit of time for all that is done for an answer, from the first look at the text on; for one thread. */
  private final class InTime implements AutoCloseable {
    private final Connection connection;
    private final String asked;
    private final AtomicReference<@Nullable PreparedStatement> current = new AtomicReference<>();
    private volatile boolean late;
    private final ScheduledFuture<?> limit = clock.scheduleAtFixedRate(this::cancel, mostTime.toMillis(), AGAIN,
        TimeUnit.MILLISECONDS);

    InTime(Connection connection, String asked) {
      this.connection = connection;
      this.asked = asked;
    }

    /** Says what is wrong with the query in the words and at the places of who wrote it; what passed runs nothing when prepared. */
    void understand() {
      try (PreparedStatement statement = connection.prepareStatement(asked)) {
        log.trace("{} is understood", statement);
      } catch (SQLException e) {
        throw refused(e, late, message -> SqlMistake.in(asked, message));
      }
    }

    <T> T run(String sql, Running<T> running) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        current.set(statement);
        if (late) { // planning cannot be stopped, what comes of it can
          throw new SQLException("late");
        }
        return running.run(statement);
      } catch (SQLException e) {
        throw refused(e, late, message -> SqlMistake.when(asked, message));
      } finally {
        current.set(null);
      }
    }

    private void cancel() {
      late = true;
      PreparedStatement running = current.get();
      try {
        if (running != null) {
          running.cancel();
        }
      } catch (SQLException e) {
        log.debug("It had come to its end", e);
      }
    }

    @Override
    public void close() {
      limit.cancel(false);
    }
  }

  private RefusedSqlException refused(SQLException wrong, boolean late, UnaryOperator<String> told) {
    String message = String.valueOf(wrong.getMessage());
    if (late) {
      return new RefusedSqlException(Why.WRONG,
          "took longer than %d s; ask for less".formatted(mostTime.toSeconds()));
    }
    return message.startsWith("Out of Memory")
        ? new RefusedSqlException(Why.TOO_MUCH, "needs more memory than there is for it; ask for less")
        : new RefusedSqlException(Why.WRONG, told.apply(message));
  }

  private static boolean give(ResultSet result, Taker taker) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
      types.add(meta.getColumnTypeName(i));
    }
    if (columns.stream().anyMatch("rowid"::equalsIgnoreCase)) {
      throw new RefusedSqlException("rowid cannot be the name of a column; take another");
    }
    taker.columns(columns, types);
    while (result.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(SqlValue.plain(result.getObject(i)));
      }
      if (!taker.row(row)) {
        return true;
      }
    }
    return false;
  }
}
