package skilltide.dashboard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.View;
import skilltide.streams.result.RowCodec;

/** How much memory a cube takes, how long it takes to fill one, and how long views of it take. Arguments: postings. */
final class FootprintMain {
  private static final int VIEWS = 4_000;

  private FootprintMain() {}

  public static void main(String[] arguments) {
    Made made = Made.of(Integer.parseInt(arguments[0]));
    List<List<Change>> batches = new ArrayList<>();
    made.publish(batches::add);
    int rows = made.ledger().size();
    List<Asked> asked = Asked.rankings(made.market(), VIEWS, 7);
    long entries = batches.stream().flatMap(List::stream).map(Change::row)
        .filter(Objects::nonNull).mapToLong(row -> RowCodec.decode(row).skills().size()).sum();
    System.out.printf("# %,d rows, %.1f skills in each%n", rows, 1.0 * entries / rows);
    Made empty = new Made(made.taxonomy(), made.market(), new Ledger());
    made = empty;
    Cube cube = new Cube();
    for (int i = 0; i < 3; i++) {
      cube = new Cube();
      long before = used();
      long began = System.nanoTime();
      batches.forEach(cube::apply);
      double seconds = (System.nanoTime() - began) / 1e9;
      long bytes = used() - before;
      System.out.printf("rows %d, filled in %.2f s, %.1f MB, %.0f bytes a row, a million rows %.1f MB%n", rows, seconds,
          bytes / 1e6, 1.0 * bytes / rows, 1.0 * bytes / rows);
    }
    batches.clear();
    Queries queries = made.queries(cube);
    List<View> views = asked.stream().map(each -> queries.view(each.given())).toList();
    for (int i = 0; i < 5; i++) {
      long began = System.nanoTime();
      views.forEach(queries::top);
      System.out.printf("top %.1f us%n", (System.nanoTime() - began) / 1e3 / VIEWS);
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
