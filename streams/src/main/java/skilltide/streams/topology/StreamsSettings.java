package skilltide.streams.topology;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the streams role runs; {@code skilltide.streams.*}.
 *
 * @param stateDir where the stores lie
 * @param threads for postings; views have one of their own
 * @param tick how long changed rows are gathered before they are published
 * @param check how often the instance looks which countings there are and how far they are
 * @param grace how long what a retired counting wrote stays, for dashboards to have left it
 * @param away how long the partitions of an instance that was stopped in order wait for it; zero for not at all
 * @param alone whether no other instance can reach this Kafka
 */
@ConfigurationProperties("skilltide.streams")
public record StreamsSettings(Path stateDir, @Bindable(defaultValue = "1") int threads,
    @Bindable(defaultValue = "100ms") Duration tick, @Bindable(defaultValue = "1s") Duration check,
    @Bindable(defaultValue = "60s") Duration grace, @Bindable(defaultValue = "0s") Duration away,
    @Bindable(defaultValue = "false") boolean alone) {}
