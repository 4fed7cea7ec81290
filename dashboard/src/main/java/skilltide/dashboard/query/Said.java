package skilltide.dashboard.query;

import java.util.Optional;
import skilltide.dashboard.trend.Judgements;

/**
 * What is said of a view's changes.
 *
 * @param judgements absent when nothing is
 * @param reason why nothing is said; empty when something is
 * @param digest of what is said, the same in every process; 0 when nothing is
 */
public record Said(Optional<Judgements> judgements, String reason, long digest) {
  /** It is still being worked out, or readings are still being read. */
  static final Said PENDING = new Said(Optional.empty(), "pending", 0);
  /** There is nothing to compare with. */
  static final Said NO_BASELINE = new Said(Optional.empty(), "no-baseline", 0);
  /** Glossary views are not judged. */
  static final Said NOTHING = new Said(Optional.empty(), "", 0);

  static Said of(Optional<Judgements> judgements) {
    return judgements.map(each -> new Said(judgements, "", Revision.of(each.toString()))).orElse(NO_BASELINE);
  }
}
