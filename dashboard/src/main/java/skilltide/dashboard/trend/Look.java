package skilltide.dashboard.trend;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One look at all skills of a facet.
 *
 * @param skills those that were tested, by id
 * @param tide the corridor in which the change of a share is that of all
 * @param tested how many skills could be tested, those that are new among them
 * @param moved how many of them have a direction
 * @param dispersion the median over the family of how many times the binomial variance theirs is
 * @param sources that stand in both windows
 * @param postings in the older and in the newer window
 */
public record Look(SortedMap<String, Judged> skills, Judged.Interval tide, int tested, int moved, double dispersion,
    List<String> sources, List<Long> postings) {

  static Look of(List<Judged> skills, Judged.Interval tide, int tested, int moved, double dispersion,
      Comparison comparison) {
    SortedMap<String, Judged> byId = new TreeMap<>();
    skills.forEach(each -> byId.put(each.skill(), each));
    return new Look(Collections.unmodifiableSortedMap(byId), tide, tested, moved, dispersion, comparison.sources(),
        List.of(comparison.postings(0), comparison.postings(1)));
  }

  /** What it says of a skill; empty when that has too few postings to be tested. */
  public Optional<Judged> of(String skill) {
    return Optional.ofNullable(skills.get(skill));
  }

  /** Which way a skill's share went, by this look alone. */
  public Verdict direction(String skill) {
    return of(skill).map(Judged::direction).orElse(Verdict.UNCLEAR);
  }
}
