package skilltide.dashboard.cube;

/** One column added up over some buckets: the total, and a sum for each skill of a {@link Selection}. */
public final class Sums {
  long total;
  final long[] skills;

  Sums(int skills) {
    this.skills = new long[skills];
  }

  /** Over all events, whether or not they name a skill. */
  public long total() {
    return total;
  }

  /**
   * Over the events that name a skill.
   *
   * @param skill its place, from 0 to below {@link #size}: of all skills the number, whose id {@link CubeReader#skill}
   *     tells, of some their place in the selection
   */
  public long of(int skill) {
    return skills[skill];
  }

  /** How many skills there are. */
  public int size() {
    return skills.length;
  }

  /** The same sums, free of these. */
  public Sums copy() {
    return new Sums(skills.length).add(this);
  }

  /** Adds others to these. */
  public Sums add(Sums others) {
    return add(others, 1);
  }

  /** Takes others away from these. */
  public Sums subtract(Sums others) {
    return add(others, -1);
  }

  private Sums add(Sums others, int sign) {
    total += sign * others.total;
    for (int i = 0; i < others.skills.length; i++) {
      skills[i] += sign * others.skills[i];
    }
    return this;
  }
}
