package skilltide.dashboard.cube;

/** One column added up over some buckets: the total, and a sum for each skill of a {@link Selection}. */
public final class Sums {
  private final long[] skills;
  private long total;

  Sums(int skills) {
    this.skills = new long[skills];
  }

  void add(Node node, Column column) {
    total += node.total(column);
    node.counts(column).addTo(skills);
    node.less(column).takeFrom(skills);
  }

  void subtract(Node node, Column column) {
    total -= node.total(column);
    node.counts(column).takeFrom(skills);
    node.less(column).addTo(skills);
  }

  void add(long events) {
    total += events;
  }

  void add(int skill, long events) {
    skills[skill] += events;
  }

  /** Adds the counts of chosen skills, and takes them away from others, in one go. */
  void addInsteadOf(Sums others, Node node, Column column, Chosen chosen) {
    total += node.total(column);
    others.total -= node.total(column);
    if (chosen.size() > 0) {
      node.counts(column).addTo(skills, others.skills, chosen);
      node.less(column).addTo(others.skills, skills, chosen);
    }
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
