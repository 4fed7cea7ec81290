package skilltide.ingest.source.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import skilltide.ingest.source.SourceName;

/**
 * What a record of {@code source-states} is about.
 *
 * @param source the source's name
 * @param posting the posting's id; empty for where the source stands
 */
record StateKey(String source, String posting) {
  private static final char BETWEEN = '\n'; // in no source's name

  static StateKey of(SourceName source) {
    return new StateKey(source.toString(), "");
  }

  static StateKey of(SourceName source, String posting) {
    return new StateKey(source.toString(), posting);
  }

  static StateKey read(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    int end = text.indexOf(BETWEEN);
    return end < 0 ? new StateKey(text, "") : new StateKey(text.substring(0, end), text.substring(end + 1));
  }

  byte[] bytes() {
    return (posting.isEmpty() ? source : source + BETWEEN + posting).getBytes(UTF_8);
  }
}
