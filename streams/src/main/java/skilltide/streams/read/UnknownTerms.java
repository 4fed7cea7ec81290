package skilltide.streams.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unknown terms as they are found in one posting, each once, bounded. */
final class UnknownTerms {
  /** Of one posting no more are told: what lists hundreds is no posting. */
  static final int MOST = 20;
  static final int LONGEST = 40;
  private static final int SHORTEST_EMPLOYER = 3;
  private final String employer;
  private final Map<String, UnknownTerm> listed = new LinkedHashMap<>();
  private final Map<String, UnknownTerm> named = new LinkedHashMap<>();

  /** @param employer folded; empty where it is not known */
  UnknownTerms(String employer) {
    this.employer = employer;
  }

  /** Whether no more that are merely named are wanted. */
  boolean full() {
    return named.size() >= MOST;
  }

  /** Whether nothing new is to be said of a term. */
  boolean knows(String folded, boolean inList) {
    return listed.containsKey(folded) || (inList ? listed.size() >= MOST : named.containsKey(folded))
        || folded.length() < 2 || folded.length() > LONGEST;
  }

  /** Whether it is the employer's name, or a part of it, or holds it. */
  boolean isEmployer(String folded) {
    return employer.length() >= SHORTEST_EMPLOYER && (employer.contains(folded) || folded.contains(employer));
  }

  void add(String folded, String term, @Nullable String around) {
    (around == null ? named : listed).put(folded, new UnknownTerm(term, around));
  }

  List<UnknownTerm> list() {
    List<UnknownTerm> all = new ArrayList<>(listed.values());
    named.forEach((folded, term) -> {
      if (all.size() < MOST && !listed.containsKey(folded)) {
        all.add(term);
      }
    });
    return List.copyOf(all);
  }
}
