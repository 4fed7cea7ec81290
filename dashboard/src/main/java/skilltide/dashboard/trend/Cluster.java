package skilltide.dashboard.trend;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How postings of one time, some of which name a skill, are distributed over posters, whose postings are alike. With n postings of a
 * poster, y of which name the skill:
 *
 * @param posters how many there are
 * @param postings Σ n
 * @param squares Σ n²
 * @param named Σ y
 * @param namedSquares Σ y²
 * @param products Σ y n
 */
public record Cluster(long posters, long postings, long squares, long named, long namedSquares, long products) {
  /** Of a skill that fewer postings name too little can be told. */
  public static final int LEAST_NAMED = 10;

  /**
   * How many times the binomial variance of the share p = Σy / Σn the one between posters is, linearised: Σ (y − p n)² · m / (m − 1) / (Σn
   * p (1 − p)) of m posters (the design effect of Kish, "Survey Sampling", 1965); NaN of a share that cannot vary.
   */
  double dispersion() {
    double share = (double) named / postings;
    double between = namedSquares - 2 * share * products + share * share * squares;
    return between * posters / (posters - 1) / (postings * share * (1 - share));
  }

  /**
   * The median of several, but at least 1: that postings of one poster were less alike than those of any two would be chance. Empty of
   * none.
   */
  public static OptionalDouble dispersion(List<Cluster> clusters) {
    double[] sorted = clusters.stream().mapToDouble(Cluster::dispersion).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(1, Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
            .average().orElseThrow()));
  }
}
