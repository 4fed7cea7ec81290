package skilltide.dashboard.trend;

import java.util.Locale;

/** Which way a share goes. */
public enum Verdict {
  RISING, FALLING,
  /** It cannot be told. */
  UNCLEAR;

  /** The word for it in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
