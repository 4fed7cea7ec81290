package skilltide.dashboard.standalone;

import java.util.Locale;

/** What time it is for the figures: a setting, never inferred. */
public enum WorldClock {
  /** Now is now. */
  WALL,
  /** Now is the newest posting: for a world of history. */
  EVENT;

  /** The word for it on the command line and in configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
