package skilltide.dashboard.live;

import java.util.List;
import java.util.Optional;

/**
 * Where somebody was who comes back.
 *
 * @param place the last frame that they have seen whole
 * @param ranks the skills that they saw, by rank; empty when they do not say
 */
record Resume(Optional<Place> place, List<String> ranks) {
  /** Of those who come for the first time. */
  static final Resume NOTHING = new Resume(Optional.empty(), List.of());

  Resume {
    ranks = List.copyOf(ranks);
  }

  /** Where the {@code Last-Event-ID} of server-sent events says that they were. */
  static Resume of(String lastEventId) {
    return new Resume(Place.parse(lastEventId), List.of());
  }
}
