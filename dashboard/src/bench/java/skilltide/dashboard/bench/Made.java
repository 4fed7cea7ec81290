package skilltide.dashboard.bench;

import java.util.List;
import java.util.function.Consumer;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.query.Freshness;
import skilltide.dashboard.query.Queries;
import skilltide.streams.taxonomy.Taxonomy;

/** Ten years of made-up postings, counted. */
record Made(Taxonomy taxonomy, Market market, Ledger ledger) {
  /** As many as a dashboard reads at once. */
  static final int BATCH = 5_000;

  static Made of(int postings) {
    return of(Taxonomy.bundled(), postings);
  }

  static Made of(Taxonomy taxonomy, int postings) {
    Market market = new Market(taxonomy, 42);
    Ledger ledger = new Ledger();
    for (int i = 0; i < postings; i++) {
      ledger.count(market.posting());
    }
    return new Made(taxonomy, market, ledger);
  }

  /** A cube of all rows. */
  Cube cube() {
    Cube cube = new Cube();
    publish(cube::apply);
    return cube;
  }

  void publish(Consumer<List<Change>> batches) {
    ledger.publish(BATCH, batches);
  }

  Queries queries(Cube cube) {
    return new Queries(cube, taxonomy, () -> Market.NOW, () -> Freshness.UNKNOWN);
  }
}
