package skilltide.dashboard.cube;

/** Stretches of time that are being added up. */
@FunctionalInterface
interface Stretches {
  /** No stretch. */
  int NONE = -1;

  /**
   * Counts a node in one stretch and no longer in another.
   *
   * @param from the other; or {@link #NONE}
   * @param to the one; or {@link #NONE}
   */
  void move(Node node, int from, int to);

  /**
   * Counts an unrolled block's buckets, each in its stretch.
   *
   * @param begin the block's first bucket
   * @param edges between the stretches
   * @param stretch that of the first bucket
   * @return whether it did; else it is given node by node
   */
  default boolean split(Block block, long begin, long[] edges, int stretch) {
    return false;
  }
}
