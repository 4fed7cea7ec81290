package skilltide.dashboard.cube;

/** Adds up the digests of the rows between two edges. */
final class DigestStretches implements Stretches {
  private static final int BETWEEN = 1;

  private long between;

  long between() {
    return between;
  }

  @Override
  public void move(Node node, int from, int to) {
    between += (to == BETWEEN ? node.digest : 0) - (from == BETWEEN ? node.digest : 0);
  }

  @Override
  public boolean split(Block block, long begin, long[] edges, int first) {
    block.unrolled().digests().split(0, begin, edges, first,
        (stretch, more) -> between += stretch == BETWEEN ? more : 0);
    return true;
  }
}
