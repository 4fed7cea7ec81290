package skilltide.dashboard.faults;

import java.util.EnumSet;
import java.util.Set;

/** What befalls made-up postings and views beyond the plain; each can be left out to find what a difference is due to. */
enum Wanted {
  /** Postings of one poster with nearly the same text. */
  REPOSTS,
  /** Views of one visitor that follow on one another. */
  REPEATS,
  /** Views by robots. */
  ROBOTS,
  /** Forgotten postings, and forgotten sources. */
  FORGETS,
  /** Postings that are valid until some time. */
  EXPIRY,
  /** Records that are rejected. */
  POISON;

  /** All; or what {@code -Dskilltide.faults.without=REPOSTS,FORGETS} leaves. */
  static Set<Wanted> all() {
    Set<Wanted> wanted = EnumSet.allOf(Wanted.class);
    for (String each : System.getProperty("skilltide.faults.without", "").split(",", -1)) {
      if (!each.isBlank()) {
        wanted.remove(valueOf(each.strip()));
      }
    }
    return wanted;
  }
}
