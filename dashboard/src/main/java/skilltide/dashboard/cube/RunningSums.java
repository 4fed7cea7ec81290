package skilltide.dashboard.cube;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Lines that grow along the {@value Unrolled#BUCKETS} buckets of a block: for each the buckets in which it does, and how much it has come
 * to by then. What it grows by over a stretch, however long, is the difference of two sums. Immutable.
 */
final class RunningSums {
  private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Is told by how much a line grows in a stretch. */
  @FunctionalInterface
  interface Part {
    void add(int stretch, long more);
  }

  /** Where a line begins; the last number is where all end. */
  private final int[] starts;
  private final byte[] buckets;
  /** All of one width, the least of 1, 2, 4 and 8 bytes in which the largest has room. */
  private final byte[] sums;
  private final int width;

  private RunningSums(int[] starts, byte[] buckets, byte[] sums, int width) {
    this.starts = starts;
    this.buckets = buckets;
    this.sums = sums;
    this.width = width;
  }

  /**
   * Splits a line at edges.
   *
   * @param line its number; one below zero, or that there is not, never grows
   * @param begin the first bucket of all
   * @param edges where stretch i ends, ascending
   * @param first the stretch of the first bucket
   */
  void split(int line, long begin, long[] edges, int first, Part part) {
    if (line < 0 || line >= starts.length - 1) {
      return;
    }
    int at = starts[line];
    int end = starts[line + 1];
    long before = 0;
    for (int stretch = first; at < end; stretch++) {
      boolean within = stretch < edges.length && edges[stretch] - begin < Unrolled.BUCKETS;
      int next = within ? reach(at, end, (int) (edges[stretch] - begin)) : end;
      if (next > at) {
        long sum = sum(next - 1);
        part.add(stretch, sum - before);
        before = sum;
        at = next;
      }
    }
  }

  /** The first entry from one on whose bucket is not before this; the end where there is none. */
  private int reach(int from, int end, int bucket) {
    // There is at most one a bucket, so that the edge is near where stretches are short.
    int low = from;
    int high = Math.min(end, from + bucket);
    int step = 1;
    while (low + step < high && bucket(low + step) < bucket) {
      low += step;
      step <<= 1;
    }
    high = Math.min(high, low + step);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bucket(middle) < bucket) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int bucket(int entry) {
    return Byte.toUnsignedInt(buckets[entry]);
  }

  private long sum(int entry) {
    return switch (width) {
      case Byte.BYTES -> Byte.toUnsignedInt(sums[entry]);
      case Character.BYTES -> (char) CHARS.get(sums, entry * Character.BYTES);
      case Integer.BYTES -> Integer.toUnsignedLong((int) INTS.get(sums, entry * Integer.BYTES));
      default -> (long) LONGS.get(sums, entry * Long.BYTES);
    };
  }

  /** Lines that are being written. */
  static final class Lines {
    private final int[] starts;
    private final int[] ends;
    private final byte[] buckets;
    private final long[] sums;

    /** @param sizes how many entries each line will have at most */
    Lines(int[] sizes) {
      starts = new int[sizes.length + 1];
      for (int line = 0; line < sizes.length; line++) {
        starts[line + 1] = starts[line] + sizes[line];
      }
      ends = starts.clone();
      buckets = new byte[starts[sizes.length]];
      sums = new long[buckets.length];
    }

    /** Lets a line grow in a bucket that comes after all in which it has grown. */
    void add(int line, int bucket, long more) {
      int at = ends[line]++;
      buckets[at] = (byte) bucket;
      sums[at] = (at == starts[line] ? 0 : sums[at - 1]) + more;
    }

    RunningSums done() {
      long all = 0;
      for (long sum : sums) {
        all |= sum;
      }
      int width = all >>> 8 == 0 ? 1 : all >>> 16 == 0 ? 2 : all >>> 32 == 0 ? 4 : 8;
      byte[] packed = new byte[sums.length * width];
      for (int i = 0; i < sums.length; i++) {
        switch (width) {
          case Byte.BYTES -> packed[i] = (byte) sums[i];
          case Character.BYTES -> CHARS.set(packed, i * Character.BYTES, (char) sums[i]);
          case Integer.BYTES -> INTS.set(packed, i * Integer.BYTES, (int) sums[i]);
          default -> LONGS.set(packed, i * Long.BYTES, sums[i]);
        }
      }
      return new RunningSums(starts, buckets, packed, width);
    }
  }
}
