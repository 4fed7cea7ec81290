package skilltide.dashboard.cube;

/** Splits blocks at edges, by as few nodes as it can: where an edge goes through a block, its smaller side is counted apart. */
final class Splitting {
  private final long[] edges;
  private final Stretches stretches;
  private int reached;
  @SuppressWarnings("UnusedVariable") // what is read ahead must go somewhere
  private long ahead;

  Splitting(long[] edges, Stretches stretches) {
    this.edges = edges;
    this.stretches = stretches;
  }

  /**
   * Splits a block.
   *
   * @param begin its first bucket; not before that of a block split earlier
   */
  void split(Block block, int level, long begin) {
    int bits = Block.BITS * (level - 1);
    int stretch = reach(begin);
    if (level == Unrolled.LEVEL && stretches.split(block, begin, edges, stretch)) {
      return;
    }
    long end = begin + ((long) Block.CHILDREN << bits);
    if (stretch < edges.length && edges[stretch] < end
        && (stretch + 1 == edges.length || edges[stretch + 1] >= end)) {
      cut(block, level, begin, stretch, Stretches.NONE);
      return;
    }
    int from = Math.clamp((edges[0] - begin) >> bits, 0, Block.CHILDREN);
    readAhead(block, from, Math.clamp(((edges[edges.length - 1] - begin - 1) >> bits) + 1, from, Block.CHILDREN));
    for (int place = from; place < Block.CHILDREN; place++) {
      long childBegin = begin + ((long) place << bits);
      int childStretch = reach(childBegin);
      if (childStretch == edges.length) {
        return;
      }
      Node child = block.child(place);
      if (child instanceof Block inner && edges[childStretch] < childBegin + (1L << bits)) {
        split(inner, level - 1, childBegin);
      } else if (child != null) {
        stretches.move(child, Stretches.NONE, childStretch);
      }
    }
  }

  /**
   * Splits a block through which one edge goes.
   *
   * @param stretch the one before the edge
   * @param counted in which all of it is counted already
   */
  private void cut(Block block, int level, long begin, int stretch, int counted) {
    if (level == Unrolled.LEVEL && stretches.split(block, begin, edges, stretch)) {
      if (counted != Stretches.NONE) {
        stretches.move(block, counted, Stretches.NONE);
      }
      return;
    }
    int bits = Block.BITS * (level - 1);
    int place = (int) ((edges[stretch] - begin) >> bits);
    long childBegin = begin + ((long) place << bits);
    boolean between = edges[stretch] == childBegin;
    boolean before = place <= Block.CHILDREN / 2;
    int small = before ? stretch : stretch + 1;
    int large = before ? stretch + 1 : stretch;
    if (counted != large) {
      stretches.move(block, counted, large);
    }
    int from = before ? 0 : between ? place : place + 1;
    int to = before ? place : Block.CHILDREN;
    readAhead(block, from, to);
    for (int i = from; i < to; i++) {
      Node child = block.child(i);
      if (child != null) {
        stretches.move(child, large, small);
      }
    }
    if (!between && block.child(place) instanceof Block inner) {
      cut(inner, level - 1, childBegin, stretch, large);
    }
  }

  // Nodes lie all over the heap, and to fetch one takes longer than to add it. Three short loops fetch those that come next side by
  // side, where one after the other would wait for each.
  private void readAhead(Block block, int from, int to) {
    long touched = 0;
    for (int i = from; i < to; i++) {
      Node child = block.child(i);
      touched += child == null ? 0 : child.firstTotal;
    }
    for (int i = from; i < to; i++) {
      Node child = block.child(i);
      touched += child == null ? 0 : child.first.size();
    }
    for (int i = from; i < to; i++) {
      Node child = block.child(i);
      touched += child == null ? 0 : child.first.touch();
    }
    ahead += touched;
  }

  /** @return in which stretch a bucket lies that is not before any asked for earlier */
  private int reach(long bucket) {
    while (reached < edges.length && edges[reached] <= bucket) {
      reached++;
    }
    return reached;
  }
}
