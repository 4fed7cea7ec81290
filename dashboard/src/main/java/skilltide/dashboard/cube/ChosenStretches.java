package skilltide.dashboard.cube;

/** Adds up chosen skills of a column, and its total, stretch by stretch. */
final class ChosenStretches implements Stretches {
  private final Column column;
  private final Chosen chosen;
  private final Sums[] sums;

  /** @param sums by stretch; what is in none is counted in the first, which nobody asks for */
  ChosenStretches(Column column, Chosen chosen, Sums[] sums) {
    this.column = column;
    this.chosen = chosen;
    this.sums = sums;
  }

  @Override
  public void move(Node node, int from, int to) {
    sums[Math.max(to, 0)].addInsteadOf(sums[Math.max(from, 0)], node, column, chosen);
  }

  @Override
  public boolean split(Block block, long begin, long[] edges, int stretch) {
    Unrolled unrolled = block.unrolled();
    split(unrolled, column.place(), 1, begin, edges, stretch);
    if (column.isNet()) {
      split(unrolled, 1 - column.place(), -1, begin, edges, stretch);
    }
    return true;
  }

  private void split(Unrolled unrolled, int which, int sign, long begin, long[] edges, int first) {
    unrolled.totals(which).split(0, begin, edges, first, (stretch, more) -> sums[stretch].add(sign * more));
    RunningSums counts = unrolled.counts(which);
    for (int i = 0; i < chosen.size(); i++) {
      int place = i;
      counts.split(chosen.skill(place), begin, edges, first,
          (stretch, more) -> sums[stretch].add(place, sign * more));
    }
  }
}
