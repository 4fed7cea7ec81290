package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
  private final DuckDBConnection connection;
  private final BatchWriter writer;

  BatchWriterTest() throws SQLException {
    connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    writer = new BatchWriter(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table last_level (epoch_millis bigint not null check (epoch_millis > 0))");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void whatFailsHalfwayIsUndoneAndTheNextGoesThrough() throws SQLException {
    writer.level(Instant.ofEpochMilli(7));

    assertThatThrownBy(() -> writer.level(Instant.EPOCH)).isInstanceOf(ReadingStoreException.class);

    assertThat(writer.isStuck()).isFalse();
    assertThat(level()).isEqualTo(7);
    writer.level(Instant.ofEpochMilli(8));
    assertThat(level()).isEqualTo(8);
  }

  @Test
  void fullDiskAndAFileInUsePass() {
    assertThat(failure("/data/scratch: No space left on device").isPassing()).isTrue();
    assertThat(failure("IO Error: Could not set lock on file \"/data/r.duckdb\"").isPassing()).isTrue();
  }

  @Test
  void damageDoesNotPass() {
    assertThat(failure("not a valid DuckDB database file").isPassing()).isFalse();
    assertThat(
        failure("Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 3")
            .isPassing())
        .isFalse();
    assertThat(failure("/srv/blocks/r.duckdb is no file").isPassing()).isFalse();
  }

  private static ReadingStoreException failure(String said) {
    return new ReadingStoreException("The readings cannot be opened", new IOException(said));
  }

  private long level() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select epoch_millis from last_level")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
