package skilltide.ingest.source;

import java.util.Arrays;
import java.util.List;

/**
 * One source: a board and what is asked of it, as {@code greenhouse:stripe}; the board alone where there is nothing to choose.
 *
 * @param board the board's word, such as {@code greenhouse}
 * @param of whose postings, in the board's own terms, such as its token; may be empty
 */
public record SourceName(String board, String of) implements Comparable<SourceName> {
  private static final int MAX_LENGTH = 500;

  /** @throws IllegalArgumentException when there is no such board or it needs another form; the message says which */
  public SourceName {
    if (of.length() > MAX_LENGTH || of.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "What is asked of '%s' must be at most %d characters of one line".formatted(board, MAX_LENGTH));
    }
    BoardKind.named(board).objection(of).ifPresent(why -> {
      throw new IllegalArgumentException(why);
    });
  }

  /**
   * Reads {@code greenhouse:stripe,gitlab} as two sources, {@code hackernews} as one.
   *
   * @throws IllegalArgumentException when there is no board of that name, or it needs another form; the message says which
   */
  public static List<SourceName> parse(String text) {
    int colon = text.indexOf(':');
    String word = (colon < 0 ? text : text.substring(0, colon)).strip();
    List<String> parts = colon < 0
        ? List.of()
        : Arrays.stream(text.substring(colon + 1).split(",")).map(String::strip).filter(part -> !part.isEmpty())
            .toList();
    return parts.isEmpty()
        ? List.of(new SourceName(word, ""))
        : parts.stream().map(part -> new SourceName(word, part)).toList();
  }

  /** Where its postings come from, as the counts are split by it and a {@link skilltide.ingest.event.PostingId} names it. */
  public String origin() {
    return BoardKind.named(board).origin(this);
  }

  @Override
  public int compareTo(SourceName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return of.isEmpty() ? board : board + ':' + of;
  }
}
