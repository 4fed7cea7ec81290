package skilltide.dashboard.cube;

import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowKey;

/**
 * All buckets of one facet value: what the cube adds up along time.
 *
 * @param input which events are counted
 * @param grain how long its buckets are
 * @param facet what is split by
 * @param value the facet's value; empty for {@link Facet#ALL}
 */
public record Slice(Input input, Grain grain, Facet facet, String value) {

  /** The same facet value's buckets, of other events. */
  public Slice withInput(Input other) {
    return new Slice(other, grain, facet, value);
  }

  static Slice of(RowKey row) {
    return new Slice(row.input(), row.grain(), row.facet(), row.value());
  }
}
