package skilltide.ingest.http;

import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** How a body of postings is written. */
enum BodyKind {
  VALUES {
    @Override
    Frames frames(InputStream body) throws IOException {
      return new ValueFrames(body);
    }
  },
  LINES {
    @Override
    Frames frames(InputStream body) throws IOException {
      return new LineFrames(body);
    }
  };

  static final String JSON = MediaType.APPLICATION_JSON;
  static final String JSON_LD = "application/ld+json";
  static final String NDJSON = "application/x-ndjson";

  abstract Frames frames(InputStream body) throws IOException;

  /** By the content type; empty for any other, or none. */
  static Optional<BodyKind> of(Optional<MediaType> type) {
    return type.flatMap(given -> switch (given.getName()) {
      case JSON, JSON_LD -> Optional.of(VALUES);
      case NDJSON -> Optional.of(LINES);
      default -> Optional.empty();
    });
  }
}
