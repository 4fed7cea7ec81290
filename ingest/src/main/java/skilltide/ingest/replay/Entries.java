package skilltide.ingest.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The records of a file, one after the other. */
interface Entries extends Closeable {

  /** @return nothing at the end */
  Optional<Entry> next() throws IOException;
}
