package skilltide.ingest.source.run;

/** Counts what a round finds, and tells of what it cannot take. */
interface Findings {

  /** A posting is shown. */
  void shown();

  /** It is published: as an update, or for the first time. */
  void published(boolean update);

  void withdrawn();

  /** @param place which one, or where it stands */
  void rejected(String place, String why);

  /** Nothing has changed since the last round. */
  void unchanged();
}
