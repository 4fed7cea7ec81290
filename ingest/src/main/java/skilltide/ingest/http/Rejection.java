package skilltide.ingest.http;

import java.util.Locale;

/** Why something was not taken; a label of metrics, so a closed set. */
enum Rejection {
  NOT_JSON, TOO_LARGE, INVALID,
  /** Kafka did not acknowledge. */
  UNAVAILABLE,
  /** The demo takes nothing from outside. */
  DEMO,
  /** No key where one is needed, or none that is known. */
  UNAUTHORIZED,
  /** A key for other sources, or a page of another site. */
  FORBIDDEN,
  /** A visitor who asks not to be followed. */
  PRIVACY,
  /** More than a key's rate, or than one sender may do at once. */
  LIMITED,
  /** More at once than this instance can do. */
  BUSY,
  /** Sent so slowly that others would have to wait for it. */
  SLOW,
  /** An Idempotency-Key that is in use, or was used for something else. */
  CONFLICT;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
