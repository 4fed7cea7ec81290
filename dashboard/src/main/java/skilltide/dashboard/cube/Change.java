package skilltide.dashboard.cube;

import org.jspecify.annotations.Nullable;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;

/**
 * What became of a row.
 *
 * @param key which row
 * @param row its counts now; absent when it is no more
 */
public record Change(RowKey key, @Nullable Row row) {

  /** @throws IllegalArgumentException when the bucket's number has more than 32 bits: millions of years from now */
  public Change {
    if (key.bucket() != (int) key.bucket()) {
      throw new IllegalArgumentException("No time to be counted in: " + key);
    }
  }
}
