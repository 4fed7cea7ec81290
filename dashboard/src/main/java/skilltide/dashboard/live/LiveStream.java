package skilltide.dashboard.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.TopRow;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;

/** One distinct view, what it came to last and on the way there, and who watches it. For one thread. */
final class LiveStream {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();
  private static final long REST = Duration.ofSeconds(TopAnswer.REST_SECONDS).toNanos();

  private final View view;
  private final World world;
  private final Audience audience = new Audience();
  private final History history;
  private final RankHistory ranks = new RankHistory();
  private final long generation;
  private long version;
  private boolean owed;
  private boolean failed;
  private Place place;
  private TopAnswer answer;
  private @Nullable Frame snapshot;
  /** The answer that the snapshot was made of. */
  private TopAnswer shown;
  private long snapshotMade;
  private long answered = System.nanoTime();
  private long left = System.nanoTime();

  /**
   * @param name of the stream, never used before in this or another run
   * @param first what it begins with
   * @param history bytes of deltas to keep
   */
  LiveStream(String name, Answer.Known first, World world, int history) {
    this.place = new Place(name, 0);
    this.view = first.view();
    this.answer = first.top();
    this.shown = first.top();
    this.version = first.version();
    this.generation = first.generation();
    this.world = world;
    this.history = new History(history);
    ranks.add(0, ids(answer));
  }

  View view() {
    return view;
  }

  Place place() {
    return place;
  }

  Audience audience() {
    return audience;
  }

  /** The last one has left. */
  void left() {
    left = System.nanoTime();
  }

  /** How long nobody has watched it, in nanoseconds. */
  long unwatched() {
    return audience.isEmpty() ? System.nanoTime() - left : 0;
  }

  /**
   * The whole of the newest state, for whoever comes new or has missed too much. One that is too large for a socket to
   * take at once is made at most once a second, and those who are in the middle of one share it: so what slow viewers
   * keep from being forgotten has a bound, however many they are. It may be older than the stream then.
   */
  Frame snapshot() {
    Frame known = snapshot;
    if (known != null && (shown.equals(answer)
        || known.length() > Encoder.PIECE && System.nanoTime() - snapshotMade < FRESH)) {
      return known;
    }
    if (known != null) {
      known.release();
    }
    Frame made = Frame.of(place, FrameJson.snapshot(place, answer, world));
    snapshot = made;
    shown = answer;
    snapshotMade = System.nanoTime();
    return made;
  }

  /** The deltas after a frame; empty when they are not known any more. */
  Optional<List<Frame>> since(Place seen) {
    return seen.stream().equals(place.stream()) ? history.after(seen.seq(), place.seq()) : Optional.empty();
  }

  /** What changed places between what a viewer saw and the snapshot; empty when nobody knows what they saw. */
  Optional<List<Moved>> away(Resume resume) {
    Optional<List<String>> before = resume.ranks().isEmpty()
        ? resume.place().filter(seen -> seen.stream().equals(place.stream()) && seen.seq() <= place.seq())
            .flatMap(seen -> ranks.at(seen.seq()))
        : Optional.of(resume.ranks());
    return before.map(known -> Moved.between(known, ids(shown)));
  }

  /** Whether the answer is so old that how fresh it calls itself is no longer true. */
  boolean isStale() {
    return System.nanoTime() - answered >= (view.filter().isCounted() ? FRESH : REST);
  }

  /** Whether it is too early to work it out again: what the cube does not count takes its time, what fails may go on failing. */
  boolean rests() {
    return (failed || !view.filter().isCounted()) && System.nanoTime() - answered < REST;
  }

  /** When it was last worked out, or could not be, as {@link System#nanoTime} has it. */
  long answered() {
    return answered;
  }

  /** It could not be worked out: it is tried again after the rest. */
  void failed() {
    failed = true;
    owed = true;
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
   * @return what changed, to be released; empty when nothing did that a viewer sees
   */
  Optional<Frame> advance(TopAnswer newer, long newerVersion) {
    // Made before anything is taken over: what fails here leaves the stream as it was, to be tried again.
    Optional<Frame> delta = delta(newer);
    delta.ifPresent(frame -> {
      place = frame.place();
      ranks.add(place.seq(), ids(newer));
      history.add(frame.retain());
    });
    version = newerVersion;
    answer = newer;
    answered = System.nanoTime();
    owed = false;
    failed = false;
    return delta;
  }

  private Optional<Frame> delta(TopAnswer newer) {
    TopAnswer before = answer;
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
    Place next = place.next();
    return Optional.of(
        Frame.of(next, FrameJson.delta(next, newer, changed, left.keySet().stream().sorted().toList(), world)));
  }

  /** Nobody will ask for it any more. */
  void drop() {
    history.clear();
    if (snapshot != null) {
      snapshot.release();
      snapshot = null;
    }
  }

  private static List<String> ids(TopAnswer answer) {
    return answer.rows().stream().map(row -> row.skill().id()).toList();
  }
}
