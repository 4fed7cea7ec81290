package skilltide.ingest.replay;

import java.nio.file.Path;

/**
 * Where a record stands, for whoever has to mend it.
 *
 * @param file as it was named
 * @param line from 1
 */
public record Place(Path file, long line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
