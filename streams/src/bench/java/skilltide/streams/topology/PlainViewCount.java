package skilltide.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skilltide.ingest.event.TermViewed;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;

/** Counts views in one pass, in the order of their time. */
final class PlainViewCount {
  private static final Duration REPEAT = Duration.ofMinutes(30);

  private final Map<String, Instant> last = new HashMap<>();
  private long views;
  private long digest;
  private long simple;
  private long repeats;

  private PlainViewCount() {}

  static Expected of(ViewHistory history) {
    PlainViewCount count = new PlainViewCount();
    history.forEach(count::add);
    return new Expected(count.views, count.digest, count.simple, count.repeats);
  }

  private void add(TermViewed view) {
    views++;
    simple += digest(view, Counts.ONE_VIEW);
    Instant before = last.put(view.visitor() + '/' + view.term() + '/' + view.robot(), view.viewed());
    if (before == null || before.isBefore(view.viewed().minus(REPEAT))) {
      digest += digest(view, view.robot() ? Counts.ONE_ROBOT : Counts.ONE_VIEW);
    } else {
      repeats++;
    }
  }

  private static long digest(TermViewed view, Counts counts) {
    long sum = 0;
    for (Grain grain : Grain.values()) {
      for (String skill : List.of(CountsDigest.TOTAL, view.term())) {
        sum += CountsDigest.of(CountsDigest.place("all", "", skill), grain, grain.bucket(view.viewed()), counts);
      }
    }
    return sum;
  }
}
