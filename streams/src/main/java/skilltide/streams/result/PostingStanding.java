package skilltide.streams.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a posting since it was read; the value of {@code posting-states}. A posting without one stands as its
 * {@link PostingRead} says.
 *
 * @param source where it comes from
 * @param id the source's identifier
 * @param posted when: as stated, else when first received
 * @param firstSeen when it was first received
 * @param lastSeen when the source was last known to have it
 * @param withdrawn when it was taken down, or expired; absent while it is open
 * @param backfill whether it was found open when its source was first asked; absent where that is not so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostingStanding(String source, String id, Instant posted, Instant firstSeen, Instant lastSeen,
    @Nullable Instant withdrawn, @Nullable Boolean backfill) {}
