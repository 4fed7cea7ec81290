package skilltide.ingest.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far back a list goes that shows the newest first: to the last entry. An older one further up is pinned there, and says nothing; an entry
 * without a date may be as old as it likes, and so may be what is missing.
 */
final class ShownSince {
  private Instant last = Instant.MAX;
  private boolean dated = true;

  /** The next entry of the list. */
  void add(@Nullable Instant posted) {
    if (posted == null) {
      dated = false;
    } else {
      last = posted;
    }
  }

  /** From when on all that is open was shown; {@link Instant#MAX} where that is not known. */
  Instant since() {
    return dated ? last : Instant.MAX;
  }
}
