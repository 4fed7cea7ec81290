package skilltide.dashboard.readings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.ReadingBatch.Place;

/**
 * The readings of one counting in DuckDB: a file, or memory. One thread applies batches, each in a transaction with how far it
 * reaches; any number ask, each sees one state.
 */
public final class ReadingStore implements AutoCloseable {
  /** Something asked of a connection that sees one state. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** So much of what does not fit in memory may lie on the disk. */
  private static final String MOST_SPILLED = "2GB";

  private final DuckDBConnection writer;
  private final BatchWriter batches;
  private final ScratchFolder scratch;
  private final AtomicLong version = new AtomicLong();
  private final SkillNames names = new SkillNames();
  // DuckDB holds on to the thread that waits for it; of those that carry virtual threads there are only as many as processors.
  private final ExecutorService askers = Executors
      .newCachedThreadPool(Thread.ofPlatform().daemon().name("readings-", 0).factory());

  private ReadingStore(DuckDBConnection writer, ScratchFolder scratch) {
    this.writer = writer;
    batches = new BatchWriter(writer);
    this.scratch = scratch;
  }

  /**
   * Opens a store, with what it held.
   *
   * @param file absent for memory; made when it is not there
   * @param memoryLimit of all that DuckDB keeps in memory, such as {@code 512MB}
   * @throws ReadingStoreException when it cannot be opened: damaged, of another version, or in use by another process
   */
  public static ReadingStore open(@Nullable Path file, String memoryLimit) {
    try {
      if (file != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      ScratchFolder scratch = ScratchFolder.beside(file);
      Properties settings = new Properties();
      settings.setProperty("memory_limit", memoryLimit);
      settings.setProperty("preserve_insertion_order", "false");
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      settings.setProperty("temp_directory", scratch.folder().resolve("spilled").toString());
      settings.setProperty("max_temp_directory_size", MOST_SPILLED);
      DuckDBConnection writer = (DuckDBConnection) new DuckDBDriver()
          .connect("jdbc:duckdb:" + (file == null ? "" : file.toAbsolutePath()), settings);
      ReadingStore store = new ReadingStore(writer, scratch);
      try (Statement statement = writer.createStatement()) {
        scratch.clear();
        for (String sql : statements("schema.sql")) {
          statement.execute(sql);
        }
        // Nobody, however cunning a query is, is to read or write anything but this database by it. The scratch folder is for
        // statements of our own: queries that are let in name no file.
        statement.execute("set allowed_directories = ['" + scratch.folder().toString().replace("'", "''") + "']");
        statement.execute("set enable_external_access = false");
        statement.execute("set lock_configuration = true");
      } catch (SQLException | IOException e) {
        store.close();
        throw e;
      }
      return store;
    } catch (SQLException | IOException e) {
      throw new ReadingStoreException("The readings in " + (file == null ? "memory" : file) + " cannot be opened",
          e);
    }
  }

  /** Takes a batch over, all at once, or, when that fails, nothing of it. */
  public void apply(ReadingBatch batch) {
    batches.apply(batch);
    version.incrementAndGet();
  }

  /** Takes down, as {@link #apply} does, that all there was at a time has been applied. */
  public void level(Instant at) {
    batches.level(at);
  }

  /** The last time at which all that there was had been applied, to the millisecond; empty when that was never taken down. */
  public Optional<Instant> lastLevel() {
    return ask(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select epoch_millis from last_level")) {
        return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
      }
    });
  }

  /**
   * Whether a failure has left it so that it can go on. DuckDB answers nothing any more after some of them, such as a full disk at the wrong
   * moment; then the store must be closed, and can be opened again.
   */
  public boolean isUsable() {
    try {
      positions();
      return !batches.isStuck() && !writer.isClosed();
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }

  /** How far each partition was read: the next offset. */
  public Map<Place, Long> positions() {
    return ask(connection -> {
      Map<Place, Long> positions = new HashMap<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select topic, part, next from positions")) {
        while (rows.next()) {
          positions.put(new Place(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
      return positions;
    });
  }

  /** How many postings there are readings of. */
  public long size() {
    return ask(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select count(*) from readings")) {
        rows.next();
        return rows.getLong(1);
      }
    });
  }

  /** Grows with every batch. */
  public long version() {
    return version.get();
  }

  /** Answers a question from one state, however many statements it takes; whatever it writes is undone. */
  public <T> T ask(Question<T> question) {
    if (!Thread.currentThread().isVirtual()) {
      return askHere(question);
    }
    Future<T> asked = askers.submit(() -> askHere(question));
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException trouble ? trouble : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReadingStoreException("Readings cannot be asked", e);
    }
  }

  private <T> T askHere(Question<T> question) {
    try (Snapshot snapshot = snapshot()) {
      return question.ask(snapshot.connection());
    } catch (SQLException e) {
      throw new ReadingStoreException("Readings cannot be asked", e);
    }
  }

  /** The state of now, for as long as it is not closed; what is applied meanwhile is not in it, and does not wait for it. */
  public Snapshot snapshot() {
    try {
      Connection connection = writer.duplicate();
      connection.setAutoCommit(false);
      return new Snapshot(connection);
    } catch (SQLException e) {
      throw new ReadingStoreException("Readings cannot be asked", e);
    }
  }

  /** The ids of the skills that its readings know by number. */
  SkillNames skillNames() {
    return names;
  }

  /** The folder that statements may write files to; whoever does removes them. */
  Path scratch() {
    return scratch.folder();
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (SQLException e) {
      throw new ReadingStoreException("The readings cannot be closed", e);
    } finally {
      askers.shutdown();
      scratch.close();
    }
  }

  // What stands between semicolons at the end of a line; there are none within our statements.
  static List<String> statements(String resource) {
    try (InputStream in = ReadingStore.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + resource);
      }
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(sql.split(";\\s*\\n")).stream().filter(each -> !each.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
