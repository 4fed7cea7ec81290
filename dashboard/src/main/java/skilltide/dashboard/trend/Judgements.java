package skilltide.dashboard.trend;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a facet's skills until the next week, or month, closes: a verdict needs two looks in a row that agree.
 *
 * @param windows what was compared
 * @param twice whether a verdict needs the look before as well; not where somebody asked for windows of their own
 * @param look at them
 * @param before the look before; absent where there is none
 */
public record Judgements(Windows windows, boolean twice, Look look, @Nullable Look before) {

  /** What the look says of a skill; empty when it has too few postings to be tested. */
  public Optional<Judged> of(String skill) {
    return look.of(skill);
  }

  /** Which way a skill's share goes. */
  public Verdict verdict(String skill) {
    Verdict now = look.direction(skill);
    if (!twice) {
      return now;
    }
    return before != null && before.direction(skill) == now ? now : Verdict.UNCLEAR;
  }

  /** The same, as it is kept for later. */
  public PastLook past() {
    return PastLook.of(this);
  }

  /** How many verdicts there are. */
  public long moved() {
    return look.skills().keySet().stream().filter(skill -> verdict(skill) != Verdict.UNCLEAR).count();
  }

  /** How many have surely changed by less than a tenth. */
  public long steady() {
    return look.skills().values().stream().filter(each -> each.steady() && verdict(each.skill()) == Verdict.UNCLEAR)
        .count();
  }
}
