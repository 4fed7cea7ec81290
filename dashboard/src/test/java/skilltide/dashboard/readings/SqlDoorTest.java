package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.readings.RefusedSqlException.Why;

class SqlDoorTest {
  private final ReadingStore store = new Written().posting("2018-03-01", "acme", "go", "sql")
      .posting("2018-03-02", "bolt", "go").posting("2018-03-03", "bolt", "go").repeating("http:2").store();
  private final SqlDoor door = new SqlDoor(Duration.ofSeconds(10), 1_000);
  private final Path folder;

  private record Table(List<String> columns, List<String> types, List<List<@Nullable Object>> rows,
      boolean truncated) {}

  SqlDoorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void answersWhatIsAsked() {
    Table table = answer(door, "select skill, count(*) n from (select unnest(skills) skill from readings)"
        + " group by skill order by n desc");

    assertThat(table.columns()).containsExactly("skill", "n");
    assertThat(table.types()).containsExactly("VARCHAR", "BIGINT");
    assertThat(table.rows()).containsExactly(List.of("go", 3L), List.of("sql", 1L));
    assertThat(table.truncated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"select sum(postings), sum(unique_postings) from daily where skill = 'go'",
    "with found as (select * from readings where list_contains(skills, 'go')) select count(*), 2 from found",
    "select count(*), 2 from readings one join readings other using (id)",
    "select (select count(*) from readings), 2", "select count(*), 2 from readings; ",
    "select count(*), 2 from readings union all select * from (values (3, 2)) limit 1",
    "select 3, x from unnest([2]) t(x)", "select 3, range from range(2, 3)",
    "-- a remark\nselect count(*), 2 from readings"})
  void understandsDuckDb(String sql) {
    Table table = answer(door, sql);

    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).get(0).toString()).isEqualTo("3");
    assertThat(table.rows().get(0).get(1).toString()).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "select", "drop table readings", "delete from readings",
    "update readings set id = ''",
    "insert into readings select * from readings", "create table x as select 1",
    "create or replace view daily as select 1",
    "alter table readings add column x int", "truncate readings", "select 1; drop table readings", "select 1; select 2",
    "attach ':memory:' as other", "attach '/tmp/x.duckdb'", "detach readings", "use memory", "install httpfs",
    "load httpfs",
    "copy readings to 'FOLDER/out.csv'", "copy readings from 'FOLDER/secret.txt'", "export database 'FOLDER'",
    "import database 'FOLDER'", "pragma database_list", "call pragma_version()", "set enable_external_access = true",
    "reset enable_external_access", "set memory_limit = '100GB'", "set variable a = 1", "checkpoint", "vacuum",
    "explain select 1",
    "prepare p as select 1", "execute p", "begin", "commit", "rollback", "show tables", "describe readings",
    "summarize readings", "from (show tables)", "from (describe readings)", "create secret s (type s3)",
    "create macro m() as 1", "select * from 'FOLDER/secret.txt'", "select * from 'FOLDER/*.csv'",
    "select * from read_csv('FOLDER/secret.txt')", "select * from read_text('FOLDER/secret.txt')",
    "select * from read_blob('/etc/passwd')", "select * from read_json('FOLDER/secret.txt')",
    "select * from read_parquet('http://localhost:1/x.parquet')", "select * from parquet_metadata('FOLDER/x')",
    "select * from glob('/*')", "select * from sniff_csv('FOLDER/secret.txt')", "select * from duckdb_settings()",
    "select * from duckdb_secrets()", "select * from duckdb_tables()", "select * from pragma_table_info('readings')",
    "select * from information_schema.tables", "select * from pg_catalog.pg_class", "select * from sqlite_master",
    "select * from standings", "select * from positions", "select * from reposts", "select * from main.readings",
    "select * from memory.main.readings", "select * from temp.main.staged_readings",
    "select * from query('drop table readings')", "select * from query_table('standings')",
    "select * from json_execute_serialized_sql(json_serialize_sql('select 1'))", "select getenv('HOME')",
    "select current_setting('memory_limit')", "select getvariable('a')", "select nextval('s')", "select version()",
    "select (select count(*) from read_text('FOLDER/secret.txt'))",
    "with x as (select * from read_text('FOLDER/secret.txt')) select * from x",
    "with readings as (select * from standings) select * from readings",
    "select * from (with standings as (select 1) select 1) a, standings b",
    "select * from (with sqlite_master as (select 1) select 1) a, sqlite_master b",
    "select * from (with pragma_database_list as (select 1) select 1) a, pragma_database_list b",
    "select * from (with \"FOLDER/*.parquet\" as (select 1) select 1) a, \"FOLDER/*.parquet\" b",
    "select * from readings where id in (select content from read_text('FOLDER/secret.txt'))",
    "select * from readings order by (select count(*) from glob('/*'))",
    "select * from (values ((select content from read_text('FOLDER/secret.txt'))))",
    "select * from readings, lateral (select * from glob('/*'))", "pivot readings on source using count(*)",
    "with recursive r as (select 1 union all select * from glob('/*')) select * from r",
    "select * from readings at (version => 1)",
    // Towards the file that an answer in Parquet is written to.
    "select 1) to 'FOLDER/out.parquet' (format parquet); --", "select 1) to 'FOLDER/out.parquet' (format parquet)",
    "select 1 limit 1) to 'FOLDER/out.csv'; copy (select 1", "copy (select 1) to 'FOLDER/out.parquet' (format parquet)",
    "select * from 'SCRATCH/x.parquet'", "select * from read_parquet('SCRATCH/*.parquet')", "from glob('SCRATCH/*')",
    "select * from read_blob('SCRATCH/secret.parquet')", "copy readings to 'SCRATCH/mine.parquet'",
    "attach 'SCRATCH/mine.duckdb' as mine", "select * from parquet_kv_metadata('SCRATCH/secret.parquet')",
    "select * from parquet_scan('SCRATCH/secret.parquet')", "select * from sniff_csv('SCRATCH/secret.parquet')",
    "select file_name from duckdb_temporary_files()", "export database 'SCRATCH'",
    "set allowed_directories = ['/']", "reset allowed_directories", "set temp_directory = '/tmp'",
    "set allowed_paths = ['/etc/passwd']"})
  void letsNobodyOut(String sql) throws IOException {
    Path scratch = store.scratch();
    Files.writeString(folder.resolve("secret.txt"), "the secret");
    Files.writeString(scratch.resolve("secret.parquet"), "the secret");
    long size = store.size();
    String query = sql.replace("FOLDER", folder.toString()).replace("SCRATCH", scratch.toString());

    assertThatThrownBy(() -> answer(door, query))
        .isInstanceOfAny(RefusedSqlException.class, ReadingStoreException.class)
        .satisfies(refused -> assertThat(String.valueOf(refused.getMessage())).doesNotContain("the secret"));
    assertThatThrownBy(() -> door.parquet(store, query))
        .isInstanceOfAny(RefusedSqlException.class, ReadingStoreException.class)
        .satisfies(refused -> assertThat(String.valueOf(refused.getMessage())).doesNotContain("the secret"));
    assertThat(store.size()).isEqualTo(size);
    for (Path each : List.of(folder, scratch)) {
      try (var files = Files.list(each)) {
        assertThat(files).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"select id, skills, pay from readings order by id desc",
    "select id from readings order by 1 desc;",
    "-- a remark\nfrom readings select id order by id desc -- another",
    "with x as (select * from readings) select id, list_transform(skills, lambda each: upper(each)) skills from x order by id desc",
    "select 'it''s' as \"a \"\"b\"\"\", id from readings order by id desc"})
  void answersAsParquet(String sql) throws Exception {
    Path file = folder.resolve("answer.parquet");
    Files.write(file, door.parquet(store, sql));

    try (Connection own = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = own.createStatement();
        ResultSet rows = statement.executeQuery("select id from '" + file + "'")) {
      for (String id : List.of("http:3", "http:2", "http:1")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo(id);
      }
      assertThat(rows.next()).isFalse();
    }
    try (var files = Files.list(store.scratch())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void answersNoMoreThanSoManyRowsAsParquet() {
    SqlDoor narrow = new SqlDoor(Duration.ofSeconds(10), 2);

    assertThat(narrow.parquet(store, "select id from readings limit 2")).isNotEmpty();
    assertThatThrownBy(() -> narrow.parquet(store, "select id from readings"))
        .isInstanceOfSatisfying(RefusedSqlException.class,
            refused -> assertThat(refused.why()).isEqualTo(Why.TOO_MUCH));
  }

  @Test
  void endsWhatTakesTooLong() {
    SqlDoor impatient = new SqlDoor(Duration.ofMillis(200), 10);

    assertThatThrownBy(() -> answer(impatient,
        "select sum(a.range * b.range % 7) from range(1000000) a, range(1000000) b"))
        .isInstanceOf(RefusedSqlException.class).hasMessageContaining("ask for less");
    assertThat(answer(impatient, "select 1").rows()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"select repeat('x', 1000000000)", "select lpad(id, 1000000000, 'x') from readings",
    "select format('{:>1000000000}', id) from readings", "select printf('%1000000000d', 1)", "select range(1000000000)",
    "select * from unnest(range(1000000000))", "select list_resize([1], 1000000000)",
    "select bitstring('1', 1000000000)", "select (select repeat(id, 1000000000)) from readings"})
  void makesNothingLargeOfLittle(String sql) {
    assertThatThrownBy(() -> answer(door, sql)).isInstanceOf(RefusedSqlException.class)
        .hasMessageMatching(".*(any size|in FROM only)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"select replace(replace('aaaa', 'a', 'aaaaaaaa'), 'a', 'aaaaaaaa')",
    "select replace(title, 'a', title) from readings", "select regexp_replace(title, 'a', title) from readings",
    "select regexp_replace(title, '.', 'longer') from readings",
    "select list_reduce(['a', 'b'], lambda a, b: a || a || b)",
    "select flatten([[1], [2]])"})
  void replacesNothingByMore(String sql) {
    assertThatThrownBy(() -> answer(door, sql)).isInstanceOf(RefusedSqlException.class)
        .hasMessageMatching(".*(any size|not longer|put in).*");
  }

  @Test
  void putsNothingTogetherOfWhatWasPutTogetherAgainAndAgain() {
    StringBuilder sql = new StringBuilder("with c0 as (select 'x' x)");
    for (int i = 1; i < 40; i++) {
      sql.append(", c%d as (select x || x x from c%d)".formatted(i, i - 1));
    }

    assertThatThrownBy(() -> answer(door, sql + " select length(x) from c39")).isInstanceOf(RefusedSqlException.class)
        .hasMessageContaining("put together in too many steps");
  }

  @ParameterizedTest
  @ValueSource(strings = {"select replace(title, 'a', '') from readings",
    "select regexp_replace(title, '[0-9]+', '#') from readings",
    "select title || ' ' || coalesce(employer, '') || ' ' || source || ' ' || id from readings",
    "with a as (select concat(title, '!') x from readings) select x || '?' from a"})
  void putsTogetherWhatPeopleDo(String sql) {
    assertThat(answer(door, sql).rows()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"select string_agg(range || '', ',') from range(5000000)",
    "select list(range) from range(5000000)", "select sha256(range || '') a, a || a b, b || b c from range(999999)",
    "select list(range) over () from range(3000)",
    "select {'a': sha256(range || ''), 'b': [range, 1e100]} from range(999999)",
    "with recursive r as (select 'x' x union all select x || x from r where strlen(x) < 4000000000) select * from r"})
  void takesNothingIntoTheHeapThatIsTooLarge(String sql) {
    SqlDoor wide = new SqlDoor(Duration.ofSeconds(60), 1_000_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThatThrownBy(() -> answer(wide, sql)).isInstanceOfSatisfying(RefusedSqlException.class,
        refused -> assertThat(refused.why()).as(refused.getMessage()).isEqualTo(Why.TOO_MUCH));
    assertThatThrownBy(() -> wide.parquet(store, sql)).isInstanceOfSatisfying(RefusedSqlException.class,
        refused -> assertThat(refused.why()).isEqualTo(Why.TOO_MUCH));

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5_000_000);
  }

  @Test
  void keepsTheOrderOfManyRowsAndColumnsOfOneName() {
    SqlDoor wide = new SqlDoor(Duration.ofSeconds(60), 1_000_000);
    List<Integer> widths = new ArrayList<>();
    long[] last = {-1, 0};

    wide.answer(store, "select hash(range) % 1000000000 a, 7 a from range(600000) order by 1", new SqlDoor.Taker() {
      @Override
      public void columns(List<String> names, List<String> types) {
        widths.add(names.size());
      }

      @Override
      public boolean row(List<@Nullable Object> cells) {
        long hash = Long.parseLong(String.valueOf(cells.get(0)));
        if (hash < last[0]) {
          throw new AssertionError("after %d came %d".formatted(last[0], hash));
        }
        last[0] = hash;
        last[1]++;
        return true;
      }
    });

    assertThat(widths).containsExactly(2);
    assertThat(last[1]).isEqualTo(600_000);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "select idd from readings | line 1, column 8: Referenced column \"idd\" not found in FROM clause; did you mean \"id\"",
    "-- what I want\\nselect id,\\n  nofun(id) from readings | line 3, column 3: Scalar Function with name nofun does not exist!",
    "select id, count(*) from readings | line 1, column 8: column \"id\" must appear in the GROUP BY clause",
    "selct 1 | line 1, column 1: syntax error at or near \"selct\"",
    "select 'ä', count(id from readings | line 1, column 22: syntax error at or near \"from\"",
    "select cast(id as int) from readings | Could not convert string 'http:1' to INT32 when casting from source column id; try_cast",
    "select id from readings where skills = 'go' | line 1, column 40: Type VARCHAR with value 'go' can't be cast to the destination type VARCHAR[]; list_contains",
    "select id,\\n date '2020-13-45' from readings | line 2, column 7: date field value out of range: \"2020-13-45\"; try_cast",
    "select r.titel from readings r | line 1, column 8: Table \"r\" does not have a column named \"titel\"; did you mean \"title\"",
    "select * from postings | line 1, column 15: there is no table postings; there is readings, a row a posting, and daily",
    "select * from information_schema.columns | line 1, column 15: there is no table information_schema.columns; there is readings",
    "select getenv('HOME') | line 1, column 8: the function getenv cannot be asked",
    "describe readings | DESCRIBE and SUMMARIZE cannot be asked; there is readings, a row a posting, and daily",
    "from (show tables) | DESCRIBE and SUMMARIZE cannot be asked",
    "drop table readings | only SELECT can be asked; there is readings",
    "select 1; select 2 | 2 statements; one SELECT at a time"})
  void saysWhatIsWrongInTheWordsAndAtThePlacesOfWhoAsked(String sql, String wrong) {
    assertThatThrownBy(() -> answer(door, sql.replace("\\n", "\n"))).isInstanceOf(RefusedSqlException.class)
        .hasMessageContaining(wrong)
        .satisfies(refused -> assertThat(String.valueOf(refused.getMessage())).doesNotContain("answer", "limit 1001",
            "LINE", "Error:", "show_ref", "\n"));
  }

  @Test
  void findsThePlaceInALongLineOfWhichAPartIsQuoted() {
    String before = "select id, title, employer, source, posting, link, poster, language, day, revision, withdrawn, ";

    assertThatThrownBy(
        () -> answer(door, before + "idd, first_seen, last_seen, industry, remote, backfill from readings"))
        .hasMessageStartingWith("line 1, column %d: ".formatted(before.length() + 1));
  }

  @Test
  void tellsColumnsAndTheirTypesAsTheHintSays() {
    Table table = answer(door, "select * from readings limit 0");

    assertThat(table.columns()).contains("id", "skills");
    assertThat(table.types()).contains("VARCHAR[]");
    assertThat(table.rows()).isEmpty();
  }

  @Test
  void refusesTheNameThatRowsAreOrderedBy() {
    assertThatThrownBy(() -> answer(door, "select 1 as RowId")).isInstanceOf(RefusedSqlException.class)
        .hasMessageContaining("take another");
  }

  @Test
  void answersSoManyRowsAndSaysThatThereAreMore() {
    Table table = answer(new SqlDoor(Duration.ofSeconds(10), 2), "select id from readings order by id");

    assertThat(table.rows()).isEqualTo(Arrays.asList(List.of("http:1"), List.of("http:2")));
    assertThat(table.truncated()).isTrue();
  }

  private Table answer(SqlDoor through, String sql) {
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean truncated = through.answer(store, sql, new SqlDoor.Taker() {
      @Override
      public void columns(List<String> names, List<String> ofTypes) {
        columns.addAll(names);
        types.addAll(ofTypes);
      }

      @Override
      public boolean row(List<@Nullable Object> cells) {
        return rows.add(cells);
      }
    });
    return new Table(columns, types, rows, truncated);
  }
}
