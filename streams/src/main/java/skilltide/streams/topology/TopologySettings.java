package skilltide.streams.topology;

import java.time.Duration;

/**
 * How a topology counts.
 *
 * @param partitions of each topic
 * @param tick how long changed rows are gathered before they are published
 * @param clock what time it is for what expires
 * @param commits where tasks write before each commit; the same that the {@code KafkaStreams} is given
 */
record TopologySettings(int partitions, Duration tick, StreamsClock clock, BeforeCommit commits,
    StreamsMeters meters) {}
