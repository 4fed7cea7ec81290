package skilltide.dashboard.query;

import java.util.Optional;
import skilltide.dashboard.trend.Judgements;

/**
 * What is said of a view's changes.
 *
 * @param judgements absent when nothing is
 * @param reason why nothing is said; empty when something is
 */
public record Said(Optional<Judgements> judgements, String reason) {
  /** It is still being worked out, or readings are still being read. */
  static final Said PENDING = new Said(Optional.empty(), "pending");
  /** There is nothing to compare with. */
  static final Said NO_BASELINE = new Said(Optional.empty(), "no-baseline");
  /** Glossary views are not judged. */
  static final Said NOTHING = new Said(Optional.empty(), "");

  static Said of(Optional<Judgements> judgements) {
    return judgements.isPresent() ? new Said(judgements, "") : NO_BASELINE;
  }
}
