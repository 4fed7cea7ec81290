package skilltide.ingest.http;

import java.io.IOException;
import java.util.Optional;
import skilltide.ingest.event.MalformedEventException;

/** The values of a body, one at a time, as they arrive. */
interface Frames {

  /**
   * @return the next value, or empty at the end
   * @throws MalformedEventException when the body cannot be cut any further
   * @throws IOException when the body breaks off
   */
  Optional<Frame> next() throws IOException;

  /** Whether a value that is not JSON leaves the ones after it readable. */
  boolean surviveBrokenValues();
}
