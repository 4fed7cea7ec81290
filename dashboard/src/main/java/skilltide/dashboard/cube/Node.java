package skilltide.dashboard.cube;

/** Some time of one slice, added up. Immutable: whoever has one may read on whatever is fed. */
abstract sealed class Node permits Bucket, Block {
  /** The digests of all rows, added. */
  final long digest;
  /** The latest event time, in seconds since 1970. */
  final long newest;
  final long firstTotal;
  final long secondTotal;
  final SkillCounts first;
  final SkillCounts second;

  /** @param adder what it is the sum of; begins anew */
  Node(Adder adder) {
    digest = adder.digest();
    newest = adder.newest();
    firstTotal = adder.firstTotal();
    secondTotal = adder.secondTotal();
    first = adder.takeFirst();
    second = adder.takeSecond();
    adder.clear();
  }

  /** How many there are of a column, whether or not they name a skill. */
  final long total(Column column) {
    return column.isNet() ? firstTotal - secondTotal : column.place() == 0 ? firstTotal : secondTotal;
  }

  /** What to add for a column. */
  final SkillCounts counts(Column column) {
    return column.place() == 0 ? first : second;
  }

  /** What to take away for it. */
  final SkillCounts less(Column column) {
    return column.isNet() ? second : SkillCounts.NONE;
  }
}
