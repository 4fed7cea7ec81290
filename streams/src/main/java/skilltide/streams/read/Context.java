package skilltide.streams.read;

import java.util.Set;
import skilltide.streams.taxonomy.ContextRule;

/** A rule for ambiguous words, ready to be asked. */
final class Context {
  private final ContextRule rule;
  private final Phrases notPrecededBy;
  private final Phrases notFollowedBy;
  private final Phrases precededBy;
  private final Phrases followedBy;
  private final Set<String> beside;

  Context(ContextRule rule) {
    this.rule = rule;
    notPrecededBy = new Phrases(rule.notPrecededBy());
    notFollowedBy = new Phrases(rule.notFollowedBy());
    precededBy = new Phrases(rule.precededBy());
    followedBy = new Phrases(rule.followedBy());
    beside = Set.copyOf(rule.beside());
  }

  ContextRule rule() {
    return rule;
  }

  boolean spokenAgainst(TextView view, int start, int end) {
    return notPrecededBy.precede(view.folded(), start, view.length())
        || notFollowedBy.follow(view, end);
  }

  boolean spokenFor(TextView view, int start, int end) {
    return precededBy.precede(view.folded(), start, view.length())
        || followedBy.follow(view, end);
  }

  /** Whether one of the skills that vouch for the word is among some. */
  boolean accompaniedBy(Set<String> skills) {
    return beside.stream().anyMatch(skills::contains);
  }
}
