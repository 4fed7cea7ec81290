package skilltide.dashboard.faults;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import skilltide.ingest.event.TermViewed;

/** Made-up views, by seed, one visitor a story: single ones, those that follow within half an hour and over it, robots'. */
final class ViewStories {
  private static final List<String> TERMS = List.of("kotlin", "java", "postgresql", "postgres", "k8s", "kubernetes",
      "react");
  /** How far apart views of one visitor lie: about the half hour within which they are repeats, and far from it. */
  private static final List<Duration> GAPS = List.of(Duration.ZERO, Duration.ofMinutes(7),
      Duration.ofMinutes(30).minusMillis(1), Duration.ofMinutes(30), Duration.ofMinutes(30).plusMillis(1),
      Duration.ofHours(2));
  /** All stories lie within this, so that none is older than repeats are remembered. */
  private static final Duration SPAN = Duration.ofHours(12);

  private final Random random;
  private final Set<Wanted> wanted;
  private final Instant first;
  private int stories;

  ViewStories(long seed, Set<Wanted> wanted, Instant now) {
    random = new Random(seed);
    this.wanted = wanted;
    first = now.minus(SPAN).truncatedTo(MILLIS);
  }

  List<Outgoing> next() {
    stories++;
    List<Outgoing> views = new ArrayList<>();
    int all = wanted.contains(Wanted.REPEATS) ? 1 + random.nextInt(5) : 1;
    Instant time = first.plusSeconds(random.nextLong(SPAN.minusHours(9).toSeconds()));
    boolean robot = wanted.contains(Wanted.ROBOTS) && random.nextInt(100) < 15;
    for (int i = 0; i < all; i++) {
      boolean other = wanted.contains(Wanted.ROBOTS) && random.nextInt(100) < 5;
      Outgoing view = Outgoing.of(new TermViewed(TERMS.get(random.nextInt(random.nextBoolean() ? 2 : TERMS.size())),
          "visitor-" + stories, time, robot != other));
      views.add(view);
      if (wanted.contains(Wanted.REPEATS) && random.nextInt(10) == 0) {
        views.add(view);
      }
      time = time.plus(GAPS.get(random.nextInt(GAPS.size())));
    }
    return views;
  }
}
