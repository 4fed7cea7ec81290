package skilltide.dashboard.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How pushing is done, and what a viewer may take of the server.
 *
 * @param tick the least time between two rounds of frames
 * @param ping how often every viewer is asked whether they are still there; a socket that lets three of these pass in
 *        silence is closed
 * @param patience how long a viewer may be behind without taking a whole frame
 * @param keep how long a view that nobody watches any more can still be resumed
 * @param history bytes of deltas that a view keeps for those who come back
 * @param maxSockets how many viewers at most
 * @param maxSocketsPerAddress how many viewers of one address at most
 * @param maxViews how many distinct views may be watched at a time
 * @param viewsPerSecond how many views a socket may ask for, in the long run; four seconds' worth at once
 * @param maxMessage bytes of a viewer's message at most
 * @param sendBuffer bytes that the kernel may hold for a viewer beside what is queued here; it doubles the figure for
 *        its own needs. 0 leaves it to the kernel, which goes to megabytes
 */
@ConfigurationProperties("skilltide.live")
record LiveSettings(@Bindable(defaultValue = "100ms") Duration tick, @Bindable(defaultValue = "20s") Duration ping,
    @Bindable(defaultValue = "30s") Duration patience, @Bindable(defaultValue = "5m") Duration keep,
    @Bindable(defaultValue = "131072") int history, @Bindable(defaultValue = "20000") int maxSockets,
    @Bindable(defaultValue = "500") int maxSocketsPerAddress, @Bindable(defaultValue = "1000") int maxViews,
    @Bindable(defaultValue = "5") int viewsPerSecond, @Bindable(defaultValue = "8192") int maxMessage,
    @Bindable(defaultValue = "65536") int sendBuffer) {}
