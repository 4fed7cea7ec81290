package skilltide.ingest.http;

import java.util.Locale;

/** Why something was not taken; a label of metrics, so a closed set. */
enum Rejection {
  NOT_JSON, TOO_LARGE, INVALID,
  /** Kafka did not acknowledge. */
  UNAVAILABLE,
  /** The demo takes nothing from outside. */
  DEMO;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
