package skilltide.dashboard.cube;

/** Adds nodes up, to make one of many. It can be used again and again, by one thread. */
final class Adder {
  private final ColumnAdder first = new ColumnAdder();
  private final ColumnAdder second = new ColumnAdder();
  private long digest;
  private long newest = Long.MIN_VALUE;
  private long firstTotal;
  private long secondTotal;

  /** Makes room for so many skills. */
  void reserve(int skills) {
    first.reserve(skills);
    second.reserve(skills);
  }

  void add(Node node) {
    add(node.digest, node.newest, node.firstTotal, node.secondTotal, node.first, node.second);
  }

  /** Takes away what was added, but for its newest time. */
  void subtract(Node node) {
    digest -= node.digest;
    firstTotal -= node.firstTotal;
    secondTotal -= node.secondTotal;
    first.subtract(node.first);
    second.subtract(node.second);
  }

  void setNewest(long time) {
    newest = time;
  }

  void add(long itsDigest, long itsNewest, long itsFirstTotal, long itsSecondTotal, SkillCounts itsFirst,
      SkillCounts itsSecond) {
    digest += itsDigest;
    newest = Math.max(newest, itsNewest);
    firstTotal += itsFirstTotal;
    secondTotal += itsSecondTotal;
    first.add(itsFirst);
    second.add(itsSecond);
  }

  long digest() {
    return digest;
  }

  long newest() {
    return newest;
  }

  long firstTotal() {
    return firstTotal;
  }

  long secondTotal() {
    return secondTotal;
  }

  SkillCounts takeFirst() {
    return first.take();
  }

  SkillCounts takeSecond() {
    return second.take();
  }

  /** Begins anew; what its columns were is taken. */
  void clear() {
    digest = 0;
    newest = Long.MIN_VALUE;
    firstTotal = 0;
    secondTotal = 0;
  }
}
