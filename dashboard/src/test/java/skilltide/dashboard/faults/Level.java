package skilltide.dashboard.faults;

import java.util.Locale;

/** How much is done: {@code -Dskilltide.faults=}. */
enum Level {
  /** What CI does. */
  CI,
  /** All of it, for as long as it takes; {@code -Plong}. */
  LONG;

  static final String PROPERTY = "skilltide.faults";

  static Level now() {
    return valueOf(System.getProperty(PROPERTY, "ci").toUpperCase(Locale.ROOT));
  }

  int pick(int ci, int all) {
    return this == CI ? ci : all;
  }
}
