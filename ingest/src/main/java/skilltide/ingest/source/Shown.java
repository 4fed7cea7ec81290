package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The entries of a board's list: one that cannot be read is told and does not keep the others out. */
final class Shown {
  private Shown() {}

  /** What is done with each of them. */
  @FunctionalInterface
  interface Reader {
    void read(String id, JsonNode entry) throws IOException;
  }

  /**
   * Reads them all.
   *
   * @param list a list of objects; anything else is not the board's shape
   * @param idField what the board calls their identifier
   * @return how many there are
   */
  static int all(Page page, JsonNode list, String idField, Round round, Reader reader) throws IOException {
    if (!list.isArray()) {
      throw page.shape("holds no list of postings; the board may have changed its answers");
    }
    int at = 0;
    for (JsonNode entry : list) {
      one(page, at++, entry, idField, round, reader);
    }
    return at;
  }

  static void one(Page page, int at, JsonNode entry, String idField, Round round, Reader reader) throws IOException {
    String id = entry.path(idField).isValueNode() ? entry.path(idField).asText() : "";
    if (id.isBlank() || id.equals("null")) {
      round.unreadable("%s, posting %d".formatted(page.address(), at), idField + ": missing");
    } else {
      reader.read(id, entry);
    }
  }
}
