package skilltide.dashboard.standalone;

import java.util.Locale;

/** What a process does; across roles only Kafka connects them. */
public enum Role {
  /** Takes postings and views and publishes them. */
  INGEST,
  /** Reads and counts them. */
  STREAMS,
  /** Answers queries, serves the page and pushes what moves. */
  DASHBOARD;

  /** The word for it on the command line and in configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As the command line's help names it. */
  @Override
  public String toString() {
    return word();
  }

  /** Read by the packages of the role: they start only where it is {@code true}. */
  String property() {
    return "skilltide.roles." + word();
  }
}
