package skilltide.ingest.source.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a posting that its board has shown.
 *
 * @param content a hash of what it said when it was last published
 * @param posted when it was posted, where the board says so
 * @param gone since when it is no longer shown; absent while it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Known(String content, @Nullable Instant posted, @Nullable Instant gone) {

  boolean isOpen() {
    return gone == null;
  }

  Known goneAt(Instant time) {
    return new Known(content, posted, time);
  }
}
