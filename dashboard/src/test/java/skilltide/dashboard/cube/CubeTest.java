package skilltide.dashboard.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.RowKey;

class CubeTest {
  private static final int DAYS = 20;
  private static final int SKILLS = 12;
  private static final List<String> INDUSTRIES = List.of("fintech", "gaming");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sumsAreThoseOfANaiveRecount(long seed) {
    Random random = new Random(seed);
    Map<RowKey, Row> rows = new HashMap<>();
    Cube cube = new Cube();

    for (Change change : changes(random, 2_000)) {
      cube.apply(List.of(change));
      if (change.row() == null) {
        rows.remove(change.key());
      } else {
        rows.put(change.key(), RowCodec.decode(change.row()));
      }
    }

    for (int i = 0; i < 60; i++) {
      Slice slice = Slice.of(key(random));
      Column column = random.nextBoolean() ? Column.POSTED : Column.WITHDRAWN;
      long[] edges = LongStream.generate(() -> random.nextInt(DAYS + 2)).limit(4).sorted().toArray();
      cube.read(reader -> {
        List<Sums> sums = reader.split(slice, column, Selection.ALL, edges);
        List<String> chosen = List.of("never", reader.skill(3), reader.skill(0));
        List<Sums> some = reader.split(slice, column, new Selection.Some(chosen), edges);
        for (int stretch = 0; stretch < 3; stretch++) {
          Sums sum = sums.get(stretch);
          assertThat(sum.total()).isEqualTo(recount(rows, slice, column, edges[stretch], edges[stretch + 1], ""));
          assertThat(some.get(stretch).total()).isEqualTo(sum.total());
          assertThat(some.get(stretch).of(0)).isZero();
          assertThat(some.get(stretch).of(1)).isEqualTo(sum.of(3));
          assertThat(some.get(stretch).of(2)).isEqualTo(sum.of(0));
          for (int skill = 0; skill < sum.size(); skill++) {
            assertThat(sum.of(skill)).isEqualTo(
                recount(rows, slice, column, edges[stretch], edges[stretch + 1], reader.skill(skill)));
          }
        }
        return null;
      });
    }
    assertThat(cube.<Instant>read(reader -> reader.newestPosting().orElseThrow()))
        .isEqualTo(rows.values().stream().map(Row::newest).max(Instant::compareTo).orElseThrow());
  }

  @Test
  void revisionIsFreeOfOrderAndOfHistory() {
    List<Change> changes = changes(new Random(7), 500);
    Map<RowKey, Change> last = new HashMap<>();
    changes.forEach(change -> last.put(change.key(), change));
    List<Change> shuffled = new ArrayList<>(last.values());
    Collections.shuffle(shuffled, new Random(8));
    Cube one = new Cube();
    Cube other = new Cube();

    changes.forEach(change -> one.apply(List.of(change)));
    other.apply(shuffled);

    Slice all = slice(Facet.ALL, "");
    assertThat(revision(one, all)).isEqualTo(revision(other, all)).isNotZero();
    other.apply(List.of(Change.of(key(1, 3, Facet.ALL, ""), row(3, Counts.ONE_POSTED, "one-more", 1))));
    assertThat(revision(one, all)).isNotEqualTo(revision(other, all));
  }

  @Test
  void revisionTellsWhichSkillACountBelongsTo() {
    Cube one = new Cube();
    Cube other = new Cube();

    one.apply(List.of(Change.of(key(0, 3, Facet.ALL, ""), row(3, Counts.ONE_POSTED, "go", 1))));
    other.apply(List.of(Change.of(key(0, 3, Facet.ALL, ""), row(3, Counts.ONE_POSTED, "rust", 1))));

    Slice all = slice(Facet.ALL, "");
    assertThat(revision(one, all)).isNotEqualTo(revision(other, all));
  }

  @Test
  void newestPostingFallsBackWhenItsRowLeaves() {
    Cube cube = new Cube();
    RowKey late = key(0, 9, Facet.ALL, "");
    cube.apply(List.of(Change.of(key(0, 3, Facet.ALL, ""), row(3, Counts.ONE_POSTED, "go", 1)),
        Change.of(late, row(9, Counts.ONE_POSTED, "go", 1))));

    cube.apply(List.of(Change.of(late, null)));

    assertThat(cube.<Instant>read(reader -> reader.newestPosting().orElseThrow())).isEqualTo(Grain.DAY.start(3));
  }

  @Test
  void listenersHearOfChangesAndOfTheEndOfTheWorld() {
    Cube cube = new Cube();
    AtomicInteger heard = new AtomicInteger();
    cube.onChange(heard::incrementAndGet);

    cube.apply(List.of());
    assertThat(heard).hasValue(0);
    cube.apply(List.of(Change.of(key(0, 3, Facet.ALL, ""), row(3, Counts.ONE_POSTED, "go", 1))));
    assertThat(heard).hasValue(1);
    cube.clear();

    assertThat(heard).hasValue(2);
    assertThat(cube.<Long>read(CubeReader::generation)).isEqualTo(1);
    assertThat(cube.<Boolean>read(reader -> reader.newestPosting().isEmpty())).isTrue();
    assertThat(
        cube.<Long>read(reader -> reader.sum(slice(Facet.ALL, ""), Column.POSTED, Selection.ALL, 0, DAYS).total()))
        .isZero();
  }

  @Test
  void whatAnotherHasGatheredIsShownInOneStepAndFedOn() {
    Cube shown = new Cube();
    shown.apply(List.of(Change.of(key(0, 3, Facet.ALL, ""), row(3, Counts.ONE_POSTED, "go", 1))));
    Cube gathered = new Cube();
    gathered.apply(List.of(Change.of(key(0, 4, Facet.ALL, ""), row(4, Counts.ONE_POSTED, "rust", 1)),
        Change.of(key(1, 4, Facet.ALL, ""), row(4, Counts.ONE_POSTED, "go", 1))));
    Slice all = slice(Facet.ALL, "");
    long revision = gathered.read(reader -> reader.revision(all, 0, DAYS));
    AtomicInteger heard = new AtomicInteger();
    shown.onChange(heard::incrementAndGet);

    shown.takeOver(gathered);

    assertThat(heard).hasValue(1);
    assertThat(shown.<Long>read(CubeReader::generation)).isEqualTo(1);
    assertThat(shown.<Long>read(reader -> reader.revision(all, 0, DAYS))).isEqualTo(revision);
    assertThat(gathered.<Long>read(reader -> reader.total(all, Column.POSTED))).isZero();
    long version = shown.read(reader -> reader.version(all));
    shown.apply(List.of(Change.of(key(1, 4, Facet.ALL, ""), null)));
    assertThat(shown.<Long>read(reader -> reader.total(all, Column.POSTED))).isEqualTo(1);
    assertThat(shown.<Long>read(reader -> reader.version(all))).isGreaterThan(version);
  }

  @Test
  void versionOfASliceGrowsWithItsOwnRowsOnly() {
    Cube cube = new Cube();
    Slice fintech = slice(Facet.INDUSTRY, "fintech");
    cube.apply(List.of(Change.of(key(0, 3, Facet.INDUSTRY, "fintech"), row(3, Counts.ONE_POSTED, "go", 1))));
    long before = cube.read(reader -> reader.version(fintech));

    cube.apply(List.of(Change.of(key(0, 3, Facet.INDUSTRY, "gaming"), row(3, Counts.ONE_POSTED, "go", 1))));
    assertThat(cube.<Long>read(reader -> reader.version(fintech))).isEqualTo(before);
    cube.apply(List.of(Change.of(key(1, 3, Facet.INDUSTRY, "fintech"), row(3, Counts.ONE_POSTED, "go", 1))));

    assertThat(cube.<Long>read(reader -> reader.version(fintech))).isGreaterThan(before);
    assertThat(cube.<Object>read(reader -> reader.values(Facet.INDUSTRY)))
        .isEqualTo(Set.of("fintech", "gaming"));
  }

  private static long recount(Map<RowKey, Row> rows, Slice slice, Column column, long from, long to, String skill) {
    return rows.entrySet().stream()
        .filter(row -> Slice.of(row.getKey()).equals(slice) && row.getKey().bucket() >= from
            && row.getKey().bucket() < to)
        .map(row -> skill.isEmpty() ? row.getValue().total() : row.getValue().skills().getOrDefault(skill, Counts.ZERO))
        .mapToLong(counts -> column == Column.POSTED ? counts.posted() : counts.withdrawn()).sum();
  }

  private static List<Change> changes(Random random, int count) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RowKey key = key(random);
      changes.add(Change.of(key, random.nextInt(10) == 0 ? null : row(random, key)));
    }
    return changes;
  }

  private static Row row(Random random, RowKey key) {
    SortedMap<String, Counts> skills = new TreeMap<>();
    random.ints(random.nextInt(SKILLS), 0, SKILLS)
        .forEach(skill -> skills.put("skill-" + skill, new Counts(random.nextInt(5), 0, random.nextInt(2), 0, 0)));
    return new Row(Grain.DAY.start(key.bucket()).plusSeconds(random.nextInt(86_400)),
        new Counts(random.nextInt(50), 0, random.nextInt(20), 0, 0), skills);
  }

  private static RowKey key(Random random) {
    boolean all = random.nextBoolean();
    return key(random.nextInt(3), 1 + random.nextInt(DAYS), all ? Facet.ALL : Facet.INDUSTRY,
        all ? "" : INDUSTRIES.get(random.nextInt(INDUSTRIES.size())));
  }

  private static RowKey key(int partition, long day, Facet facet, String value) {
    return new RowKey(Input.POSTINGS, partition, Grain.DAY, day, facet, value);
  }

  private static Row row(long day, Counts total, String skill, int posted) {
    return new Row(Grain.DAY.start(day), total, new TreeMap<>(Map.of(skill, new Counts(posted, 0, 0, 0, 0))));
  }

  private static Slice slice(Facet facet, String value) {
    return new Slice(Input.POSTINGS, Grain.DAY, facet, value);
  }

  private static long revision(Cube cube, Slice slice) {
    return cube.read(reader -> reader.revision(slice, 0, DAYS + 1));
  }
}
