package skilltide.dashboard.faults;

import java.util.Locale;

/** How much is done: {@code -Dskilltide.faults=}. */
enum Level {
  /** The default build: a couple of minutes. */
  SAMPLE,
  /** What CI does. */
  CI,
  /** All of it, for as long as it takes; {@code -Plong}. */
  LONG;

  static final String PROPERTY = "skilltide.faults";

  static Level now() {
    return valueOf(System.getProperty(PROPERTY, "sample").toUpperCase(Locale.ROOT));
  }

  int pick(int sample, int ci, int all) {
    return switch (this) {
      case SAMPLE -> sample;
      case CI -> ci;
      case LONG -> all;
    };
  }
}
