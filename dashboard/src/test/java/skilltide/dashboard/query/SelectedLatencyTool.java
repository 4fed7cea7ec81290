package skilltide.dashboard.query;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.readings.ReadingBatch;
import skilltide.dashboard.readings.ReadingBatch.Kind;
import skilltide.dashboard.readings.ReadingBatch.Place;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * How long views with several filters take over made-up readings of ten years; prints a line of CSV a kind of view. Arguments: how
 * many readings, how many views of each kind, and a file that keeps the readings, as an instance would (memory without one; filled where
 * it is empty). No test: figures are kept in {@code docs/benchmarks}.
 */
public final class SelectedLatencyTool {
  private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "GB", "IN", "PL", "ES", "NL", "CA", "BR");
  private static final List<String> LEVELS = List.of("entry", "mid", "senior", "lead", "manager");
  private static final LocalDate START = LocalDate.parse("2008-05-01");
  private static final int DAYS = 3_650;
  private static final int BATCH = 5_000;

  private final Random random = new Random(42);
  private final Taxonomy taxonomy = Taxonomy.bundled();

  private SelectedLatencyTool() {}

  public static void main(String[] arguments) {
    new SelectedLatencyTool().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]),
        arguments.length > 2 ? Path.of(arguments[2]) : null);
  }

  private void run(int size, int views, @Nullable Path file) {
    try (ReadingStore store = ReadingStore.open(file, "2GB")) {
      long began = System.nanoTime();
      if (store.size() == 0) {
        fill(store, size);
      }
      System.out.printf("# %d readings in %.1f s%n", store.size(), (System.nanoTime() - began) / 1e9);
      Readings readings = new Readings();
      readings.show(store);
      // Verdicts are worked out in the background, once: here never.
      Queries queries = new Queries(new Cube(), readings, taxonomy, () -> Instant.parse("2018-04-27T09:00:00Z"),
          () -> Freshness.UNKNOWN, new Judging(readings, true, work -> {}, System::nanoTime));
      System.out.println("view,readings,views,p50_ms,p90_ms,p99_ms,max_ms");
      for (String from : List.of("now-30d", "now-90d", "now-1y", "now-10y")) {
        print("top " + from, size, views, () -> queries.topSoon(queries.view(view(from))));
        Map<String, String> series = Map.of("skills", "java,go,python", "step", "month");
        print("series " + from, size, views, () -> {
          Map<String, String> view = view(from);
          view.putAll(series);
          queries.series(queries.view(view));
        });
      }
    }
  }

  private static void print(String what, int size, int views, Runnable view) {
    for (int i = 0; i < views / 4; i++) {
      view.run();
    }
    double[] millis = new double[views];
    for (int i = 0; i < views; i++) {
      long began = System.nanoTime();
      view.run();
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf("%s,%d,%d,%.1f,%.1f,%.1f,%.1f%n", what, size, views, millis[views / 2], millis[views * 9 / 10],
        millis[views * 99 / 100], millis[views - 1]);
  }

  private Map<String, String> view(String from) {
    Map<String, String> view = new HashMap<>(Map.of("from", from, "country", one(COUNTRIES), "seniority", one(LEVELS)));
    if (random.nextBoolean()) {
      view.put("remote", Boolean.toString(random.nextBoolean()));
    } else {
      view.put("industry", one(taxonomy.industries()).id());
    }
    return view;
  }

  private void fill(ReadingStore store, int size) {
    List<Skill> skills = taxonomy.skills();
    for (int from = 0; from < size; from += BATCH) {
      ReadingBatch batch = new ReadingBatch();
      for (int i = from; i < Math.min(size, from + BATCH); i++) {
        StringBuilder mentions = new StringBuilder();
        int named = 1 + random.nextInt(9);
        for (int each = 0; each < named; each++) {
          // Few skills are asked for often, most seldom.
          Skill skill = skills.get((int) (skills.size() * Math.pow(random.nextDouble(), 3)));
          mentions.append(each == 0 ? "" : ",").append(
              """
                  {"skill":"%s","field":"text","start":7,"end":9,"as":"%s","rule":"name","snippet":"we use it for what we make"}"""
                  .formatted(skill.id(), skill.id()));
        }
        LocalDate day = START.plusDays((long) DAYS * i / size);
        batch.add(Kind.READING, "made:" + i,
            """
                {"source":"made","id":"%d","title":"Engineer","poster":"poster %d","employer":"Acme","posted":"%sT10:00:00Z",
                 "firstSeen":"%sT10:00:00Z","industry":"%s","roles":["backend"],"seniority":["%s"],"countries":["%s"],
                 "remote":%b,"skills":[%s]}"""
                .formatted(i, random.nextInt(9_999), day, day, one(taxonomy.industries()).id(),
                    one(LEVELS), one(COUNTRIES), random.nextBoolean(), mentions));
      }
      batch.reached(new Place("made", 0), from + BATCH);
      store.apply(batch);
    }
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
