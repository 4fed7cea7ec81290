package skilltide.dashboard.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.live.Frame.Place;
import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.TopRow;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;

/** One distinct view, what it came to last, and who watches it. For one thread. */
final class LiveStream {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();
  private static final long REST = Duration.ofSeconds(TopAnswer.REST_SECONDS).toNanos();

  private final View view;
  private final World world;
  private final Set<Viewer> viewers = new HashSet<>();
  private final long generation;
  private long version;
  private boolean owed;
  private Place place;
  private TopAnswer answer;
  private @Nullable Frame snapshot;
  private long answered = System.nanoTime();

  /**
   * @param name of the stream, never used before in this or another run
   * @param version of what the view rests on, not newer than the answer
   * @param generation of the cube, not newer than the answer
   */
  LiveStream(String name, View view, TopAnswer answer, long version, long generation, World world) {
    this.place = new Place(name, 0);
    this.view = view;
    this.answer = answer;
    this.version = version;
    this.generation = generation;
    this.world = world;
  }

  View view() {
    return view;
  }

  Set<Viewer> viewers() {
    return viewers;
  }

  /** The whole of the newest state, for whoever comes new or has missed something. */
  Frame snapshot() {
    Frame known = snapshot;
    if (known == null) {
      known = Frame.snapshot(place, answer, world);
      snapshot = known;
    }
    return known;
  }

  /** Whether the answer is so old that how fresh it calls itself is no longer true. */
  boolean isStale() {
    return System.nanoTime() - answered >= (view.filter().isCounted() ? FRESH : REST);
  }

  /** Whether it is too early to work it out again: what the cube does not count takes its time. */
  boolean rests() {
    return !view.filter().isCounted() && System.nanoTime() - answered < REST;
  }

  /** When it was last worked out, or could not be, as {@link System#nanoTime} has it. */
  long answered() {
    return answered;
  }

  /** It could not be worked out: it is tried again after the rest. */
  void answeredNothing() {
    answered = System.nanoTime();
  }

  /** The generation of the cube that it is of. */
  long generation() {
    return generation;
  }

  /** Something may have changed: so it is until a newer answer comes. */
  void owe() {
    owed = true;
  }

  boolean isOwed() {
    return owed;
  }

  /** Whether a version of what the view rests on is newer than the answer. */
  boolean isNews(long other) {
    return other != version;
  }

  /**
   * Takes a newer answer over.
   *
   * @return what changed; empty when nothing did that a viewer sees
   */
  Optional<Frame> advance(TopAnswer newer, long newerVersion) {
    version = newerVersion;
    TopAnswer before = answer;
    answer = newer;
    answered = System.nanoTime();
    owed = false;
    snapshot = null;
    boolean sameBounds = newer.window().equals(before.window()) && newer.provisional() == before.provisional();
    if (sameBounds && newer.total() == before.total() && newer.previousTotal() == before.previousTotal()
        && newer.rows().equals(before.rows())) {
      return Optional.empty();
    }
    Map<String, TopRow> left = before.rows().stream()
        .collect(Collectors.toMap(row -> row.skill().id(), Function.identity()));
    List<TopRow> changed = new ArrayList<>();
    for (TopRow row : newer.rows()) {
      // Whether a row is provisional stands in it, but is the whole answer's.
      if (!row.equals(left.remove(row.skill().id())) || newer.provisional() != before.provisional()) {
        changed.add(row);
      }
    }
    place = new Place(place.stream(), place.seq() + 1);
    return Optional.of(Frame.delta(place, newer, changed, left.keySet().stream().sorted().toList(), world));
  }
}
