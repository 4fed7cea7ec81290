package skilltide.dashboard.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;

/** Sums over years, at random, are those of a naive recount; and whoever reads sees one state. */
class CubeSumsTest {
  private static final int SKILLS = 300;
  private static final int DAYS = 1_500;
  private static final long FIRST = 15_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void sumsOfAnyStretchesAreThoseOfANaiveRecount(long seed) {
    Random random = new Random(seed);
    Map<RowKey, Row> rows = new HashMap<>();
    Cube cube = new Cube();
    for (int batch = 0; batch < 40; batch++) {
      cube.apply(changes(random, rows, 1 + random.nextInt(80)));
    }

    for (int i = 0; i < 30; i++) {
      Column column = one(random, List.of(Column.values()));
      Slice slice = new Slice(column.input(), Grain.DAY, Facet.ALL, "");
      long[] edges = random.longs(2 + random.nextInt(40), FIRST - 50, FIRST + DAYS + 50).sorted().toArray();
      if (random.nextInt(5) == 0) {
        edges[0] = Long.MIN_VALUE / 2;
      }
      List<String> chosen = random.ints(8, 0, SKILLS + 5).distinct().mapToObj(CubeSumsTest::skill).toList();
      cube.read(reader -> {
        List<Sums> all = reader.split(slice, column, Selection.ALL, edges);
        List<Sums> some = reader.split(slice, column, new Selection.Some(chosen), edges);
        assertThat(all).hasSize(edges.length - 1);
        for (int stretch = 0; stretch < edges.length - 1; stretch++) {
          Map<String, Long> naive = recount(rows, slice, column, edges[stretch], edges[stretch + 1]);
          Sums sums = all.get(stretch);
          Map<String, Long> found = new HashMap<>();
          IntStream.range(0, sums.size()).filter(skill -> sums.of(skill) != 0)
              .forEach(skill -> found.put(reader.skill(skill), sums.of(skill)));
          if (sums.total() != 0) {
            found.put("", sums.total());
          }
          assertThat(found).isEqualTo(naive);
          assertThat(some.get(stretch).total()).isEqualTo(sums.total());
          for (int place = 0; place < chosen.size(); place++) {
            assertThat(some.get(stretch).of(place)).isEqualTo(naive.getOrDefault(chosen.get(place), 0L));
          }
        }
        long revisions = 0;
        for (int stretch = 0; stretch < edges.length - 1; stretch++) {
          revisions += reader.revision(slice, edges[stretch], edges[stretch + 1]);
        }
        assertThat(reader.revision(slice, edges[0], edges[edges.length - 1])).isEqualTo(revisions);
        assertThat(reader.total(slice, column)).isEqualTo(
            recount(rows, slice, column, Long.MIN_VALUE, Long.MAX_VALUE).getOrDefault("", 0L));
        return null;
      });
    }
    assertThat(cube.<Instant>read(reader -> reader.newestPosting().orElseThrow())).isEqualTo(rows.entrySet().stream()
        .filter(row -> row.getKey().input() == Input.POSTINGS).map(row -> row.getValue().newest())
        .max(Instant::compareTo).orElseThrow());
  }

  @Test
  void revisionIsThatOfTheRowsWhateverTheyWereBefore() {
    Random random = new Random(9);
    Map<RowKey, Row> rows = new HashMap<>();
    Cube amended = new Cube();
    for (int batch = 0; batch < 30; batch++) {
      amended.apply(changes(random, rows, 60));
    }
    Cube fresh = new Cube();

    fresh.apply(rows.entrySet().stream().map(row -> Change.of(row.getKey(), row.getValue())).toList());

    for (Input input : Input.values()) {
      Slice slice = new Slice(input, Grain.DAY, Facet.ALL, "");
      long revision = fresh.read(reader -> reader.revision(slice, FIRST + 100, FIRST + 900));
      assertThat(amended.<Long>read(reader -> reader.revision(slice, FIRST + 100, FIRST + 900))).isEqualTo(revision)
          .isNotZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void changesThatWaitBesideTheTreeCountAsIfTheyWereInIt(long seed) {
    Random random = new Random(seed);
    Map<RowKey, Row> rows = new HashMap<>();
    Cube cube = new Cube();
    cube.apply(changes(random, rows, 2_000));
    List<String> chosen = random.ints(6, 0, SKILLS).distinct().mapToObj(CubeSumsTest::skill).toList();

    for (int batch = 0; batch < 60; batch++) {
      cube.apply(changes(random, rows, 1 + random.nextInt(4)));
      Cube fresh = new Cube();
      fresh.apply(rows.entrySet().stream().map(row -> Change.of(row.getKey(), row.getValue())).toList());

      Column column = one(random, List.of(Column.values()));
      Slice slice = new Slice(column.input(), Grain.DAY, Facet.ALL, "");
      long[] edges = random.longs(2 + random.nextInt(12), FIRST - 50, FIRST + DAYS + 50).sorted().toArray();
      assertThat(figures(cube, slice, column, chosen, edges)).isEqualTo(figures(fresh, slice, column, chosen, edges));
    }
  }

  @Test
  void lastRowThatGoesLeavesNothing() {
    Cube cube = new Cube();
    Slice slice = new Slice(Input.POSTINGS, Grain.DAY, Facet.ALL, "");
    RowKey key = key(Input.POSTINGS, 0, FIRST);
    cube.apply(List.of(Change.of(key, row(new Random(1), FIRST))));

    cube.apply(List.of(Change.of(key, null)));

    cube.read(reader -> {
      assertThat(reader.newestPosting()).isEmpty();
      assertThat(reader.values(Facet.ALL)).isEmpty();
      assertThat(reader.total(slice, Column.POSTED)).isZero();
      assertThat(reader.revision(slice, FIRST, FIRST + 1)).isZero();
      return null;
    });
  }

  /** All that a reader can be asked for. */
  private static List<Object> figures(Cube cube, Slice slice, Column column, List<String> chosen, long[] edges) {
    return cube.read(reader -> {
      List<Object> figures = new ArrayList<>(List.of(reader.newestPosting(), reader.values(Facet.ALL),
          reader.total(slice, column), reader.revision(slice, edges[0], edges[edges.length - 1])));
      for (Sums sums : reader.split(slice, column, Selection.ALL, edges)) {
        Map<String, Long> bySkill = new TreeMap<>();
        IntStream.range(0, sums.size()).filter(skill -> sums.of(skill) != 0)
            .forEach(skill -> bySkill.put(reader.skill(skill), sums.of(skill)));
        figures.add(List.of(sums.total(), bySkill));
      }
      for (Sums sums : reader.split(slice, column, new Selection.Some(chosen), edges)) {
        figures.add(List.of(sums.total(), IntStream.range(0, chosen.size()).mapToObj(sums::of).toList()));
      }
      return figures;
    });
  }

  @Test
  void countsBeyondThirtyTwoBitsAddUp() {
    Cube cube = new Cube();
    Slice slice = new Slice(Input.POSTINGS, Grain.DAY, Facet.ALL, "");
    int many = 2_000_000_000;
    List<Change> changes = new ArrayList<>();
    for (int day = 0; day < 40; day++) {
      changes.add(Change.of(key(Input.POSTINGS, day % 3, FIRST + day),
          new Row(Instant.EPOCH, new Counts(many, 0, 0, 0, 0),
              new TreeMap<>(Map.of("go", new Counts(many, 0, 0, 0, 0))))));
    }

    cube.apply(changes);

    Sums sums = cube.read(reader -> reader.sum(slice, Column.POSTED, Selection.ALL, FIRST, FIRST + 40));
    assertThat(sums.total()).isEqualTo(40L * many);
    assertThat(sums.of(0)).isEqualTo(40L * many);
    assertThat(cube.<Sums>read(reader -> reader.sum(slice, Column.POSTED, new Selection.Some(List.of("go")),
        FIRST + 1, FIRST + 39)).of(0)).isEqualTo(38L * many);
  }

  @Test
  void everyReaderSeesOneStateWhileItIsFed() throws InterruptedException {
    Cube cube = new Cube();
    Slice all = new Slice(Input.POSTINGS, Grain.DAY, Facet.ALL, "");
    Slice source = new Slice(Input.POSTINGS, Grain.DAY, Facet.SOURCE, "made");
    AtomicBoolean fed = new AtomicBoolean();
    Thread feed = new Thread(() -> {
      Random random = new Random(3);
      for (int batch = 1; batch <= 3_000; batch++) {
        // In every state each day has as many postings under all as under its source, and all of them name one skill.
        long day = FIRST + random.nextInt(DAYS);
        Row row = new Row(Grain.DAY.start(day), new Counts(batch, 0, 0, 0, 0),
            new TreeMap<>(Map.of(skill(batch % SKILLS), new Counts(batch, 0, 0, 0, 0))));
        cube.apply(List.of(Change.of(key(Input.POSTINGS, 0, day), row),
            Change.of(new RowKey(Input.POSTINGS, 1, Grain.DAY, day, Facet.SOURCE, "made"), row)));
      }
      fed.set(true);
    });

    feed.start();

    Random random = new Random(4);
    for (long answers = 0; !fed.get() || answers < 100; answers++) {
      long[] window = random.longs(2, FIRST, FIRST + DAYS).sorted().toArray();
      cube.read(reader -> {
        Sums one = reader.sum(all, Column.POSTED, Selection.ALL, window[0], window[1]);
        Sums other = reader.sum(source, Column.POSTED, Selection.ALL, window[0], window[1]);
        long named = LongStream.range(0, one.size()).map(skill -> one.of((int) skill)).sum();
        assertThat(other.total()).isEqualTo(one.total()).isEqualTo(named);
        return null;
      });
    }
    feed.join();
  }

  private static Map<String, Long> recount(Map<RowKey, Row> rows, Slice slice, Column column, long from, long to) {
    Map<String, Long> counts = new HashMap<>();
    rows.forEach((key, row) -> {
      if (Slice.of(key).equals(slice) && key.bucket() >= from && key.bucket() < to) {
        counts.merge("", (long) of(column).applyAsInt(row.total()), Long::sum);
        row.skills().forEach((skill, each) -> counts.merge(skill, (long) of(column).applyAsInt(each), Long::sum));
      }
    });
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static ToIntFunction<Counts> of(Column column) {
    return switch (column) {
      case POSTED -> Counts::posted;
      case OPEN -> counts -> counts.posted() - counts.withdrawn();
      case WITHDRAWN -> Counts::withdrawn;
      case VIEWS -> Counts::views;
      case REPOSTED -> Counts::reposted;
      case ROBOTS -> Counts::robots;
    };
  }

  private static List<Change> changes(Random random, Map<RowKey, Row> rows, int count) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Input input = one(random, List.of(Input.values()));
      // Most days are one of a hundred, so that rows are amended and leave again.
      long day = FIRST + (random.nextInt(3) > 0 ? 15 * random.nextInt(DAYS / 15) : random.nextInt(DAYS));
      RowKey key = key(input, random.nextInt(3), day);
      if (random.nextInt(6) == 0) {
        changes.add(Change.of(key, null));
        rows.remove(key);
      } else {
        Row row = row(random, day);
        changes.add(Change.of(key, row));
        rows.put(key, row);
      }
    }
    return changes;
  }

  private static Row row(Random random, long day) {
    SortedMap<String, Counts> skills = new TreeMap<>();
    // Some rows name a handful of skills, some nearly all.
    int named = random.nextInt(8) == 0 ? SKILLS : random.nextInt(8);
    for (int i = 0; i < named; i++) {
      skills.put(skill(random.nextInt(SKILLS)), counts(random, 5));
    }
    return new Row(Grain.DAY.start(day).plusSeconds(random.nextInt(86_400)), counts(random, 300), skills);
  }

  private static Counts counts(Random random, int bound) {
    return new Counts(random.nextInt(bound), random.nextInt(bound), random.nextInt(bound), random.nextInt(bound),
        random.nextInt(bound));
  }

  private static RowKey key(Input input, int partition, long day) {
    return new RowKey(input, partition, Grain.DAY, day, Facet.ALL, "");
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String skill(int number) {
    return "skill-" + number;
  }
}
