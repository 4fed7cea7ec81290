package skilltide.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import skilltide.ingest.event.MalformedEventException;

/** NDJSON: a value a line; blank lines are none. */
final class LineFrames implements Frames {
  private final BodyBytes bytes;
  private boolean any;

  LineFrames(InputStream body) throws IOException {
    bytes = new BodyBytes(body);
  }

  @Override
  public boolean surviveBrokenValues() {
    return true;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    int next = bytes.read();
    while (BodyBytes.isBlank(next)) {
      next = bytes.read();
    }
    if (next < 0) {
      if (!any) {
        throw new MalformedEventException("body", "empty; send a JobPosting as JSON on every line");
      }
      return Optional.empty();
    }
    any = true;
    bytes.keep(next);
    bytes.keepLine();
    return Optional.of(bytes.cut());
  }
}
