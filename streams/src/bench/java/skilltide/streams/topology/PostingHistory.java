package skilltide.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjLongConsumer;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.topology.Texts.Text;

/**
 * As many postings as are asked for, made of the same texts again and again: each round of them with ids and posters of
 * its own, and as many days earlier as spreads the rounds over a year. They come in the order of their dates, as a
 * history does that is read again, or shuffled.
 */
final class PostingHistory {
  private static final int ROUND_DAYS = 37;
  private static final int YEAR = 365;
  private static final Duration UNTIL_RECEIVED = Duration.ofMinutes(1);
  /** Bits for a posting's number: eight million. */
  private static final int NUMBER = 23;

  private final List<Text> texts;
  private final int n;
  private final boolean shuffled;

  PostingHistory(List<Text> texts, int n, boolean shuffled) {
    if (n >= 1 << NUMBER) {
      throw new IllegalArgumentException("n: at most " + (1 << NUMBER) + " postings");
    }
    this.texts = texts;
    this.n = n;
    this.shuffled = shuffled;
  }

  List<Text> texts() {
    return texts;
  }

  int size() {
    return n;
  }

  /** The text that a posting repeats. */
  int text(int number) {
    return number % texts.size();
  }

  Instant posted(int number) {
    return Instant.ofEpochSecond(seconds(number));
  }

  PostingId id(int number) {
    return new PostingId("hackernews", Long.toString(texts.get(text(number)).id() * 1_000 + number / texts.size()));
  }

  String poster(int number) {
    return texts.get(text(number)).poster() + '-' + number / texts.size();
  }

  /** Every posting, with its number. */
  void forEach(ObjLongConsumer<JobPosted> action) {
    long[] order = new long[n];
    for (int number = 0; number < n; number++) {
      long key = shuffled ? number * 0x9E3779B97F4A7C15L >>> 24 : seconds(number);
      order[number] = key << NUMBER | number;
    }
    Arrays.sort(order);
    for (long each : order) {
      int number = (int) (each & (1 << NUMBER) - 1);
      Instant posted = posted(number);
      Instant received = posted.plus(UNTIL_RECEIVED);
      Text text = texts.get(text(number));
      PostingId id = id(number);
      action.accept(new JobPosted(id, received, received, posted, null, poster(number),
          "https://news.ycombinator.com/item?id=" + id.id(), new Content(null, text.html(), TextFormat.HTML, null),
          Stated.NOTHING), number);
    }
  }

  private long seconds(int number) {
    int round = number / texts.size();
    return texts.get(text(number)).seconds() - Duration.ofDays((long) round * ROUND_DAYS % YEAR).toSeconds();
  }
}
