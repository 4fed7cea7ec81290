package skilltide.ingest.source.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a source stands.
 *
 * @param position in its board's own terms
 * @param finished when a round last came to its end; absent before the first one did
 * @param doubted since when what the board shows has not been believed; absent when it is
 * @param rests until when the board wants to be left alone; absent when it has not said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Standing(ObjectNode position, @Nullable Instant finished, @Nullable Instant doubted,
    @Nullable Instant rests) {
  static Standing unknown() {
    return new Standing(JsonNodeFactory.instance.objectNode(), null, null, null);
  }
}
