package skilltide.ingest.source.run;

import java.net.URI;
import java.time.Duration;
import skilltide.ingest.source.Board;
import skilltide.ingest.source.BoardKind;
import skilltide.ingest.source.SourceName;

/**
 * One source and how it is asked.
 *
 * @param address where its board is
 * @param every how long after a round the next one begins; a second or more
 * @param requestsPerMinute the most requests a minute, 1 or more
 */
public record SourceSettings(SourceName name, URI address, Duration every, int requestsPerMinute) {
  private static final Duration LEAST = Duration.ofSeconds(1);

  /** @throws IllegalArgumentException when a figure is out of its range; the message says which */
  public SourceSettings {
    if (every.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("%s: every must be a second or more, not %s".formatted(name, every));
    }
    if (requestsPerMinute < 1) {
      throw new IllegalArgumentException(
          "%s: requests-per-minute must be 1 or more, not %d".formatted(name, requestsPerMinute));
    }
    String scheme = address.getScheme();
    if (address.getHost() == null && !"file".equals(scheme)) {
      throw new IllegalArgumentException(
          "%s: address must be like https://boards.example/, not '%s'".formatted(name, address));
    }
    if (!address.getPath().endsWith("/") && address.getQuery() == null) {
      address = URI.create(address + "/");
    }
  }

  /** As its board likes to be asked. */
  public static SourceSettings usual(SourceName name) {
    BoardKind kind = BoardKind.named(name.board());
    return new SourceSettings(name, kind.address(name), kind.every(), kind.requestsPerMinute());
  }

  /** What asks it. */
  public Board board() {
    return BoardKind.named(name.board()).board(name, address);
  }
}
