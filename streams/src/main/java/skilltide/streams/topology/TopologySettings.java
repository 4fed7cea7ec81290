package skilltide.streams.topology;

import skilltide.ingest.trace.Traces;

/**
 * How a topology counts.
 *
 * @param partitions of each topic
 * @param pace when tasks write
 * @param clock what time it is for what expires
 * @param commits where tasks write before each commit; the same that the {@code KafkaStreams} is given
 * @param suspects records that counting failed at, also under clients before this one
 * @param traces which records are followed
 */
record TopologySettings(int partitions, Pace pace, StreamsClock clock, BeforeCommit commits, Suspects suspects,
    StreamsMeters meters, Traces traces) {}
