package skilltide.ingest.source;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** How a board asks the web: politely, within the source's budget, and again where that helps. */
public interface Asking {

  /**
   * @throws SourceException when there is no answer that can be used, however often it was asked; the message says what came instead
   */
  Page get(URI address) throws IOException, InterruptedException;

  /**
   * As {@link #get}, but empty when the page has not changed since a round that was settled: by its {@code ETag} or
   * {@code Last-Modified}, which are kept with the source's position.
   */
  Optional<Page> getIfChanged(URI address) throws IOException, InterruptedException;
}
