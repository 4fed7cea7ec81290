package skilltide.dashboard.query;

import java.util.Locale;

/** What a window is compared with. */
public enum Baseline {
  /** As long a time, just before it; of whole months as many months. */
  PREVIOUS,
  /** The same time a year earlier. */
  YEAR;

  /** The word for it in queries and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
