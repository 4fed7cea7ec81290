package skilltide.ingest.source.run;

import java.util.List;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;

/** Where it is written down what befell a source's postings, and where the source stands: both or neither. */
interface Book extends AutoCloseable {

  /**
   * Returns when all of it will be there after any failure.
   *
   * @throws SourceException when it could not be written; then nothing of it is
   */
  void write(SourceName source, List<Entry> entries, Standing standing) throws SourceException, InterruptedException;

  /** Nothing is known of these postings any more. */
  void forget(SourceName source, List<String> ids) throws SourceException, InterruptedException;

  @Override
  void close();
}
