package skilltide.streams.counting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import skilltide.streams.result.Counting;
import skilltide.streams.result.Counting.State;

/**
 * All countings there ever were, and what follows from them. Decisions give the countings that change; whoever carries
 * them out sees to it that nobody else has changed any meanwhile. Immutable.
 */
public final class Countings {
  static final Countings NONE = new Countings(new TreeMap<>());

  private final SortedMap<Integer, Counting> byNumber;

  private Countings(SortedMap<Integer, Counting> byNumber) {
    this.byNumber = byNumber;
  }

  Countings with(Collection<Counting> changes) {
    SortedMap<Integer, Counting> changed = new TreeMap<>(byNumber);
    changes.forEach(counting -> changed.put(counting.number(), counting));
    return new Countings(changed);
  }

  /** In the order of their numbers. */
  public List<Counting> all() {
    return List.copyOf(byNumber.values());
  }

  /** The one to show. */
  public Optional<Counting> active() {
    return in(State.ACTIVE).stream().findFirst();
  }

  /** The one that is to take its place. */
  public Optional<Counting> building() {
    return in(State.BUILDING).stream().findFirst();
  }

  public List<Counting> retired() {
    return in(State.RETIRED);
  }

  /**
   * What an instance with this taxonomy runs: the countings that are read by it, and the active one of another taxonomy
   * as long as a successor of its own is being built, so that the board goes on moving. What is counted there meanwhile
   * is thrown away with it.
   */
  public List<Counting> toRun(String taxonomy) {
    boolean succeeds = building().filter(counting -> counting.isReadBy(taxonomy)).isPresent();
    return byNumber.values().stream().filter(counting -> switch (counting.state()) {
      case BUILDING -> counting.isReadBy(taxonomy);
      case ACTIVE -> succeeds || counting.isReadBy(taxonomy);
      case RETIRED -> false;
    }).toList();
  }

  /**
   * An instance begins. One whose taxonomy was never seen has everything read again; one whose taxonomy had its time
   * leaves it to others, unless there are none. Where postings are gone it goes on with what was counted.
   */
  List<Counting> joined(Joining by) {
    Optional<Counting> active = active();
    if (active.isEmpty()) {
      return List.of(Counting.begun(next(), State.ACTIVE, by.taxonomy(), by.program(), by.now()));
    }
    Optional<Counting> others = building().filter(counting -> !counting.isReadBy(by.taxonomy()));
    if (active.get().isReadBy(by.taxonomy())) {
      if (!by.alone()) {
        return List.of();
      }
      return active.get().mixed() && others.isPresent() && !by.trimmed()
          ? begun(by)
          : others.map(abandoned -> abandoned.becoming(State.RETIRED, by.now())).stream().toList();
    }
    if (building().isPresent() && others.isEmpty()) {
      return List.of();
    }
    boolean had = retired().stream().anyMatch(counting -> counting.isReadBy(by.taxonomy()));
    if (had && !by.alone()) {
      return List.of();
    }
    return by.trimmed() ? List.of(active.get().adoptedBy(by.taxonomy())) : begun(by);
  }

  /**
   * Somebody asks for everything to be read again.
   *
   * @param attended whether an instance is at work on the one that is being built
   * @throws RefusedException when it cannot be now
   */
  List<Counting> asked(Joining by, boolean attended) {
    if (active().isEmpty()) {
      throw new RefusedException("Nothing was counted yet, so there is nothing to read again: try in a moment.");
    }
    if (by.trimmed()) {
      throw new RefusedException("Postings were deleted from the log (its retention), so that reading it again would"
          + " lose them: send them again, or go on with what was counted.");
    }
    Optional<Counting> building = building();
    if (building.isPresent() && (attended || building.get().isReadBy(by.taxonomy()))) {
      throw new RefusedException(
          "Counting %d is being built already: follow it with ./skilltide reread --status, and ask again when it is active."
              .formatted(building.get().number()));
    }
    return begun(by);
  }

  /** A counting has caught up: it takes the active one's place, if it is still being built. */
  List<Counting> finished(int number, Instant now) {
    Counting built = byNumber.get(number);
    if (built == null || !built.is(State.BUILDING)) {
      return List.of();
    }
    List<Counting> changes = new ArrayList<>();
    changes.add(built.becoming(State.ACTIVE, now));
    active().ifPresent(active -> changes.add(active.becoming(State.RETIRED, now)));
    return changes;
  }

  // One that is being built already gives way: there is one at a time.
  private List<Counting> begun(Joining by) {
    List<Counting> changes = new ArrayList<>();
    changes.add(Counting.begun(next(), State.BUILDING, by.taxonomy(), by.program(), by.now()));
    building().ifPresent(before -> changes.add(before.becoming(State.RETIRED, by.now())));
    active().filter(active -> !active.isReadBy(by.taxonomy()) && !active.mixed())
        .ifPresent(active -> changes.add(active.mixedUp()));
    return changes;
  }

  private int next() {
    return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
  }

  private List<Counting> in(State state) {
    return byNumber.values().stream().filter(counting -> counting.is(state)).toList();
  }
}
