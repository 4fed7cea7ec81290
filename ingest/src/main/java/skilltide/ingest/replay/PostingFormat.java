package skilltide.ingest.replay;

/** How the postings of a file are written. */
public enum PostingFormat {
  /** Items of the Hacker News API, one a line. */
  HACKERNEWS("hackernews"),
  /** schema.org JobPostings as sites embed them: objects, lists and {@code @graph}s, on any number of lines. */
  JSONLD("http"),
  /** schema.org JobPostings, one a line. */
  NDJSON("http");

  private final String source;

  PostingFormat(String source) {
    this.source = source;
  }

  /** Where its postings come from, unless somebody says otherwise. */
  public String source() {
    return source;
  }
}
