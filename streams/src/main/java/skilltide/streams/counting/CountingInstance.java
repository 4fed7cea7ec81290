package skilltide.streams.counting;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What an instance brings to the countings.
 *
 * @param taxonomy the version of its taxonomy
 * @param program its own version
 * @param partitions of each topic
 * @param alone whether there can be no other instance
 * @param stateDir where the applications' folders of state lie
 * @param check how often it looks what there is to do
 * @param grace how long a retired counting stays, for its readers to leave it
 */
public record CountingInstance(String taxonomy, String program, int partitions, boolean alone, Path stateDir,
    Duration check, Duration grace) {}
