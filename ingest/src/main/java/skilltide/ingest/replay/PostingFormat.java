package skilltide.ingest.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the postings of a file are written. */
public enum PostingFormat {
  /** Items of the Hacker News API, one a line. */
  HACKERNEWS("hackernews"),
  /** schema.org JobPostings as sites embed them: objects, lists and {@code @graph}s, on any number of lines. */
  JSONLD("http"),
  /** schema.org JobPostings, one a line. */
  NDJSON("http"),
  /** A table with a line of names on top, like those of schema.org's fields: see {@link CsvEntries}. */
  CSV("http");

  private final String source;

  PostingFormat(String source) {
    this.source = source;
  }

  /** The format that a file's name tells; {@code .gz} and {@code .zst} may follow. */
  public static Optional<PostingFormat> ofName(String file) {
    String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "jsonld", "json" -> Optional.of(JSONLD);
      case "ndjson", "jsonl" -> Optional.of(NDJSON);
      case "csv" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }

  /** All formats, as commands name them: {@code hackernews|jsonld|…}. */
  public static String words() {
    return Arrays.stream(values()).map(format -> format.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("|"));
  }

  /** Where its postings come from, unless somebody says otherwise. */
  public String source() {
    return source;
  }
}
