package skilltide.ingest.source;

import java.io.IOException;

/** One source as it can be asked: what of a board's answers means what. Holds no state: where it stands is in the round. */
@FunctionalInterface
public interface Board {

  /**
   * Asks once, and tells the round everything that is shown.
   *
   * @throws SourceException when the board does not answer, or not in the shape that it should
   * @throws IOException when an answer breaks off
   */
  void read(Asking ask, Round round) throws IOException, InterruptedException;
}
