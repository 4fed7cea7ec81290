package skilltide.ingest.event;

/**
 * Which posting: {@code source:id}, the key of {@code job-postings}.
 *
 * @param source where the posting comes from, one word of {@code [a-z0-9._-]}, such as {@code hackernews}
 * @param id the source's own identifier, any text of at most {@value #MAX_ID_LENGTH} characters
 */
public record PostingId(String source, String id) implements Comparable<PostingId> {
  public static final int MAX_ID_LENGTH = 512;
  private static final int MAX_SOURCE_LENGTH = 64;

  /** @throws MalformedEventException when the source is no such word, or the id is blank or too long */
  public PostingId {
    requireSource(source);
    if (id.isBlank() || id.length() > MAX_ID_LENGTH) {
      throw new MalformedEventException("id", "must have 1 to " + MAX_ID_LENGTH + " characters");
    }
  }

  /** @throws MalformedEventException when the text is not {@code source:id} */
  public static PostingId parse(String key) {
    int colon = key.indexOf(':');
    if (colon < 0) {
      throw new MalformedEventException("key", "'%s' is not source:id".formatted(key));
    }
    return new PostingId(key.substring(0, colon), key.substring(colon + 1));
  }

  /** @throws MalformedEventException when this is no name of a source: for those who know it before they know an id */
  public static void requireSource(String source) {
    if (!isSource(source)) {
      throw new MalformedEventException("source",
          "'%s' is not one word of at most %d lower-case letters, digits, '.', '_' or '-'".formatted(source,
              MAX_SOURCE_LENGTH));
    }
  }

  private static boolean isSource(String source) {
    return !source.isEmpty() && source.length() <= MAX_SOURCE_LENGTH && source.chars()
        .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-');
  }

  @Override
  public int compareTo(PostingId other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return source + ':' + id;
  }
}
