package skilltide.ingest.replay;

/** Who wants to know how it goes. */
public interface ReplayListener {

  /** What was sent so far, and how many bytes of the files that took. */
  void acknowledged(ReplayReport sofar, long bytesRead);

  /** A record that was not taken. */
  void refused(Place place, String reason);
}
