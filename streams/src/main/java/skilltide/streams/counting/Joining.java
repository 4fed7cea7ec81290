package skilltide.streams.counting;

import java.time.Instant;

/**
 * An instance that begins to count.
 *
 * @param taxonomy the version of its taxonomy
 * @param program its own version
 * @param now when
 * @param alone whether there can be no other instance, since nobody else reaches its Kafka
 * @param trimmed whether postings were deleted from the log, so that they cannot be read from the beginning
 */
public record Joining(String taxonomy, String program, Instant now, boolean alone, boolean trimmed) {}
