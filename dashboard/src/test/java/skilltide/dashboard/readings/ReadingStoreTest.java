package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.readings.ReadingBatch.Kind;
import skilltide.dashboard.readings.ReadingBatch.Place;

class ReadingStoreTest {
  private static final Place PLACE = new Place("posting-readings-v1", 2);
  private static final String JAVA = """
      {"source":"http","id":"1","title":"Java engineer","poster":"acme","posted":"2018-03-01T10:00:00Z",
       "firstSeen":"2018-03-02T00:00:00.000001Z","revision":"2018-03-02T00:00:00Z","taxonomy":"t","unknown":{"a":1},
       "skills":[{"skill":"java","field":"title","start":0,"end":4,"as":"Java","rule":"name","snippet":"Java engineer"},
                 {"skill":"java","field":"text","start":9,"end":13,"as":"Java","rule":"name","snippet":"knows Java"},
                 {"skill":"sql","field":"text","start":20,"end":23,"as":"SQL","rule":"name","snippet":"and SQL"}],
       "industry":"fintech","roles":["backend"],"seniority":["senior"],"countries":["DE"],"remote":true,
       "cities":[{"city":"Berlin","country":"DE"}],"unknownTerms":[{"term":"Norabus","snippet":"Java, Norabus"},{"term":"Acmecorp"}],"pay":[{"min":60000,"currency":"EUR","period":"year"}]}""";

  private final Path file;
  private ReadingStore store;

  ReadingStoreTest(@TempDir Path folder) {
    file = folder.resolve("readings").resolve("v1.duckdb");
    store = ReadingStore.open(file, "200MB");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsWhatWasReadOfAPosting() {
    apply(Kind.READING, "http:1", JAVA);

    assertThat(rows("select source, posting, posted, day, first_seen, skills, len(mentions), industry, roles, remote,"
        + " cities[1].city, pay[1].\"min\", unknown_terms, withdrawn, repost_of, poster_group from readings"))
        .containsExactly("http|1|2018-03-01 10:00:00.0|2018-03-01|2018-03-02 00:00:00.000001|[java, sql]|3|fintech|"
            + "[backend]|true|Berlin|60000.0|[{term=Norabus, snippet=Java, Norabus}, {term=Acmecorp, snippet=null}]|null|null|"
            + group("acme"));
  }

  // The first five bits of SHA-256, as anybody can work them out.
  private static String group(String poster) {
    assertThat(poster).isEqualTo("acme");
    return "16";
  }

  @Test
  void takesWhatCameOfItWhateverComesFirst() {
    apply(Kind.STANDING, "http:1", """
        {"source":"http","id":"1","posted":"2018-02-28T10:00:00Z","firstSeen":"2018-02-28T11:00:00Z",
         "lastSeen":"2018-04-01T00:00:00Z","withdrawn":"2018-04-02T00:00:00Z"}""");
    apply(Kind.REPOST, "0/http:1", "{\"source\":\"http\",\"id\":\"1\",\"of\":\"http:0\"}");
    apply(Kind.READING, "http:1", JAVA);
    String all = "select day, first_seen, last_seen, withdrawn, repost_of from readings";

    assertThat(rows(all))
        .containsExactly("2018-02-28|2018-02-28 11:00:00.0|2018-04-01 00:00:00.0|2018-04-02 00:00:00.0|http:0");

    apply(Kind.STANDING, "http:1", null);
    apply(Kind.REPOST, "0/http:1", null);

    assertThat(rows(all)).containsExactly("2018-03-01|2018-03-02 00:00:00.000001|null|null|null");
  }

  @Test
  void takesWhatWasFoundOpenAtFirstFromWhicheverToldLast() {
    String backfill = "select backfill from readings";
    apply(Kind.READING, "http:1", JAVA);
    assertThat(rows(backfill)).containsExactly("false");

    apply(Kind.STANDING, "http:1", """
        {"source":"http","id":"1","posted":"2018-03-01T10:00:00Z","firstSeen":"2018-02-28T11:00:00Z",
         "lastSeen":"2018-04-01T00:00:00Z","backfill":true}""");
    assertThat(rows(backfill)).containsExactly("true");

    apply(Kind.STANDING, "http:1", null);
    assertThat(rows(backfill)).containsExactly("false");

    apply(Kind.READING, "http:1", JAVA.strip().replaceFirst("}$", ",\"backfill\":true}"));
    assertThat(rows(backfill)).containsExactly("true");
  }

  @Test
  void postingThatChangesHandsIsARepostOfWhoeverSaysSoInWhateverOrder() {
    apply(Kind.READING, "http:1", JAVA);
    apply(Kind.REPOST, "2/http:1", "{\"of\":\"http:0\"}");
    apply(Kind.REPOST, "3/http:1", "{\"of\":\"http:7\"}");
    apply(Kind.REPOST, "2/http:1", null);

    assertThat(rows("select repost_of from readings")).containsExactly("http:7");

    apply(Kind.REPOST, "3/http:1", null);

    assertThat(rows("select repost_of from readings")).containsExactly("null");
  }

  @Test
  void keepsTheLastAndForgetsWhatIsGone() {
    ReadingBatch batch = new ReadingBatch();
    batch.add(Kind.READING, "http:1", JAVA);
    batch.add(Kind.READING, "http:1", JAVA.replace("fintech", "media"));
    batch.add(Kind.READING, "http:2", JAVA.replace("\"id\":\"1\"", "\"id\":\"2\""));
    batch.reached(PLACE, 3);
    store.apply(batch);

    assertThat(rows("select id, industry from readings order by id")).containsExactly("http:1|media", "http:2|fintech");

    apply(Kind.READING, "http:1", null);

    assertThat(rows("select id from readings")).containsExactly("http:2");
  }

  @Test
  void goesOnWhereItWas() {
    apply(Kind.READING, "http:1", JAVA);
    store.level(Instant.EPOCH.plusMillis(3));
    store.level(Instant.EPOCH.plusMillis(7));
    store.close();
    store = ReadingStore.open(file, "200MB");

    assertThat(store.lastLevel()).contains(Instant.EPOCH.plusMillis(7));
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.positions()).isEqualTo(Map.of(PLACE, 7L));
  }

  @Test
  void saysWhetherItCanGoOn() {
    assertThat(store.lastLevel()).isEmpty();
    assertThat(store.isUsable()).isTrue();

    store.close();

    assertThat(store.isUsable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "3", "{}", "{\"source\":\"http\",\"id\":\"1\",\"posted\":\"soon\"}"})
  void passesOverWhatIsNoReading(String json) {
    ReadingBatch batch = new ReadingBatch();
    batch.add(Kind.READING, "http:1", json);
    batch.add(Kind.READING, "http:2", JAVA);
    batch.add(Kind.STANDING, "http:2", json);
    batch.add(Kind.REPOST, "0/http:2", json);
    batch.reached(PLACE, 7);
    store.apply(batch);

    assertThat(rows("select id from readings")).containsExactly("http:2");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path other = file.resolveSibling("other.duckdb");
    Files.writeString(other, "no database at all, whatever its name says, and long enough to be looked at as one");

    assertThatThrownBy(() -> ReadingStore.open(other, "200MB")).isInstanceOf(ReadingStoreException.class)
        .hasMessageContaining(other.toString());
  }

  @Test
  void doesNotOpenWhatAnEarlierBuildKeptInAnotherWay() throws SQLException {
    Path earlier = file.resolveSibling("earlier.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + earlier);
        Statement statement = connection.createStatement()) {
      statement.execute("create table reposts (id varchar not null, repost_of varchar not null)");
    }

    assertThatThrownBy(() -> ReadingStore.open(earlier, "100MB")).isInstanceOf(ReadingStoreException.class);
  }

  @Test
  void doesNotOpenWhatABuildKeptThatKnewNoUnknownTerms() throws SQLException {
    store.close();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("alter table readings drop unknown_terms");
    }

    assertThatThrownBy(() -> ReadingStore.open(file, "100MB")).isInstanceOf(ReadingStoreException.class);
  }

  @Test
  void doesNotOpenWhatABuildKeptThatKnewNoBackfill() throws SQLException {
    store.close();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("alter table readings drop read_backfill");
    }

    assertThatThrownBy(() -> ReadingStore.open(file, "100MB")).isInstanceOf(ReadingStoreException.class);
  }

  @Test
  void questionsChangeNothingAndSeeNoFiles() {
    apply(Kind.READING, "http:1", JAVA);

    assertThat(rows("delete from readings returning id")).containsExactly("http:1");
    assertThat(store.size()).isEqualTo(1);
    assertThatThrownBy(() -> rows("select * from read_text('" + file.getParent() + "/*')"))
        .isInstanceOf(ReadingStoreException.class).hasMessageContaining("disabled");
    assertThatThrownBy(() -> rows("set enable_external_access = true")).isInstanceOf(ReadingStoreException.class);
  }

  private void apply(Kind kind, String id, @Nullable String json) {
    ReadingBatch batch = new ReadingBatch();
    batch.add(kind, id, json);
    batch.reached(PLACE, 7);
    store.apply(batch);
  }

  private List<String> rows(String sql) {
    return store.ask(connection -> {
      List<String> rows = new ArrayList<>();
      try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            cells.add(String.valueOf(result.getObject(i)));
          }
          rows.add(String.join("|", cells));
        }
      }
      return rows;
    });
  }
}
