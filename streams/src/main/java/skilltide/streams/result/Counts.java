package skilltide.streams.result;

/**
 * How often, in one row, for one skill or for all. Absolute, never a difference to an earlier row.
 *
 * @param posted postings posted in the bucket
 * @param reposted of those, postings that the same poster had posted before
 * @param withdrawn postings withdrawn in the bucket
 * @param views glossary views in the bucket, by people
 * @param robots glossary views in the bucket, by robots
 */
public record Counts(int posted, int reposted, int withdrawn, int views, int robots) {
  public static final Counts ZERO = new Counts(0, 0, 0, 0, 0);
  public static final Counts ONE_POSTED = new Counts(1, 0, 0, 0, 0);
  public static final Counts ONE_REPOSTED = new Counts(0, 1, 0, 0, 0);
  public static final Counts ONE_WITHDRAWN = new Counts(0, 0, 1, 0, 0);
  public static final Counts ONE_VIEW = new Counts(0, 0, 0, 1, 0);
  public static final Counts ONE_ROBOT = new Counts(0, 0, 0, 0, 1);

  public Counts plus(Counts other) {
    return new Counts(posted + other.posted, reposted + other.reposted, withdrawn + other.withdrawn,
        views + other.views, robots + other.robots);
  }

  public Counts minus(Counts other) {
    return new Counts(posted - other.posted, reposted - other.reposted, withdrawn - other.withdrawn,
        views - other.views, robots - other.robots);
  }
}
