package skilltide.ingest.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What senders may take of this instance.
 *
 * @param maxBody bytes of a body, unpacked
 * @param maxRatio how many times as large as it came a body may become by unpacking, once it is more than a megabyte
 * @param minRate bytes a second that a sender must keep up while the server waits for them
 * @param patience for how long a sender may fall short of that, in all; what was sent faster wins it back
 * @param smallBody bytes up to which a body counts as small: what is longer, or does not say how long it is, is a stream
 * @param maxSmall how many small bodies and deletions are taken at once
 * @param maxStreams how many streams are taken at once
 * @param maxStreamsPerKey how many of them by one key
 * @param maxViewsPerMinute how many views of glossary terms one address may send in a minute, or at once
 */
@ConfigurationProperties("skilltide.ingest")
record IngestLimits(@Bindable(defaultValue = "17179869184") long maxBody, @Bindable(defaultValue = "100") int maxRatio,
    @Bindable(defaultValue = "1024") int minRate, @Bindable(defaultValue = "30s") Duration patience,
    @Bindable(defaultValue = "65536") int smallBody, @Bindable(defaultValue = "1000") int maxSmall,
    @Bindable(defaultValue = "32") int maxStreams, @Bindable(defaultValue = "8") int maxStreamsPerKey,
    @Bindable(defaultValue = "120") int maxViewsPerMinute) {}
