package skilltide.dashboard.trend;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.query.Freshness;
import skilltide.dashboard.query.Judging;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.View;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.taxonomy.Taxonomy;

/** How long it takes to look back on all months of the archive: {@code PastVerdictsTool ARCHIVE COPIES TIMES}. */
final class PastVerdictsTool {

  private PastVerdictsTool() {}

  private static long held() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  public static void main(String[] arguments) {
    Written written = new Written();
    List<Archive.Unique> postings = Archive.read(Path.of(arguments[0]));
    int copies = Integer.parseInt(arguments[1]);
    for (Archive.Unique each : postings) {
      for (int copy = 0; copy < copies; copy++) {
        written.posting(each.day().toString(), each.poster() + copy, each.skills().toArray(String[]::new));
      }
    }
    try (ReadingStore store = written.store()) {
      Readings readings = new Readings();
      readings.show(store);
      long[] millis = new long[Integer.parseInt(arguments[2])];
      for (int i = 0; i < millis.length; i++) {
        Queries queries = new Queries(new Cube(), readings, Taxonomy.bundled(),
            () -> Instant.parse("2018-05-20T00:00:00Z"), () -> Freshness.UNKNOWN,
            new Judging(readings, true, Runnable::run, System::nanoTime));
        View view = queries.view(Map.of("from", "2013-01-01"));
        long before = held();
        long start = System.nanoTime();
        queries.past(view);
        millis[i] = (System.nanoTime() - start) / 1_000_000;
        List<PastLook> past = queries.past(view).orElseThrow();
        System.out.printf("%d readings, %d looks from %s to %s, %d verdicts: %d ms, %d kB kept%n", store.size(),
            past.size(),
            past.get(0).windows().judged(), past.get(past.size() - 1).windows().judged(),
            past.stream().mapToLong(PastLook::moved).sum(), millis[i],
            (held() - before) / 1_000);
      }
      Arrays.sort(millis);
      System.out.printf("median %d ms%n", millis[millis.length / 2]);
    }
  }
}
