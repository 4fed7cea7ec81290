package skilltide.dashboard.bench;

import java.util.List;
import java.util.function.Consumer;
import skilltide.dashboard.cube.Change;
import skilltide.streams.taxonomy.Taxonomy;

/** Rows of made-up postings, for other packages. */
public final class Rows {

  private Rows() {}

  /**
   * Makes them.
   *
   * @return how many there are
   */
  public static int of(Taxonomy taxonomy, int postings, Consumer<List<Change>> batches) {
    Made made = Made.of(taxonomy, postings);
    made.publish(batches);
    return made.ledger().size();
  }
}
