package skilltide.dashboard.cube;

import org.jspecify.annotations.Nullable;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.RowKey;

/**
 * What became of a row.
 *
 * @param key which row
 * @param row its counts now, as {@link RowCodec} writes them: most of what is in a row needs never be an object; absent when it is no more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Change(RowKey key, byte @Nullable [] row) {

  /**
   * @throws IllegalArgumentException when the bytes are no row, or the bucket's number has more than 32 bits: millions of years from
   *     now
   */
  public Change(RowKey key, byte @Nullable [] row) {
    if (key.bucket() != (int) key.bucket()) {
      throw new IllegalArgumentException("No time to be counted in: " + key);
    }
    if (row != null) {
      RowCodec.check(row);
    }
    this.key = key;
    this.row = row;
  }

  public static Change of(RowKey key, @Nullable Row row) {
    return new Change(key, row == null ? null : RowCodec.encode(row));
  }
}
