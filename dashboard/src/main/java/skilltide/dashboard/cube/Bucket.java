package skilltide.dashboard.cube;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One bucket: its rows, one an input partition at most, in the form that {@link RowPacker} gives them. */
final class Bucket extends Node {
  private static final byte[][] EMPTY = {};

  private final byte[][] rows;

  private Bucket(byte[][] rows, Adder adder) {
    super(adder);
    this.rows = rows;
  }

  /**
   * A bucket with some of its rows replaced, in this order.
   *
   * @return absent when there is no row left
   */
  static @Nullable Bucket with(@Nullable Bucket before, RowUpdate[] updates, int from, int to, Adder adder) {
    byte[][] rows = before == null ? EMPTY : before.rows;
    for (int i = from; i < to; i++) {
      rows = with(rows, updates[i]);
    }
    if (rows.length == 0) {
      return null;
    }
    for (byte[] row : rows) {
      RowPacker.add(row, adder);
    }
    return new Bucket(rows, adder);
  }

  private static byte[][] with(byte[][] rows, RowUpdate update) {
    int place = 0;
    while (place < rows.length && RowPacker.partition(rows[place]) != update.partition()) {
      place++;
    }
    byte[] row = update.row();
    if (row == null) {
      return place == rows.length ? rows : without(rows, place);
    }
    byte[][] replaced = Arrays.copyOf(rows, Math.max(rows.length, place + 1));
    replaced[place] = row;
    return replaced;
  }

  private static byte[][] without(byte[][] rows, int place) {
    byte[][] rest = Arrays.copyOf(rows, rows.length - 1);
    System.arraycopy(rows, place + 1, rest, place, rest.length - place);
    return rest;
  }
}
