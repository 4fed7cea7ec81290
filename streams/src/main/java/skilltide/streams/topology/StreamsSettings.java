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
 */
@ConfigurationProperties("skilltide.streams")
public record StreamsSettings(Path stateDir, @Bindable(defaultValue = "1") int threads,
    @Bindable(defaultValue = "100ms") Duration tick) {}
