package skilltide.dashboard.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How pushing is done.
 *
 * @param tick the least time between two rounds of frames
 * @param ping how often every viewer is asked whether they are still there; must be well below the server's idle
 *        timeouts, which close whoever does not answer
 * @param maxSockets how many viewers at most
 */
@ConfigurationProperties("skilltide.live")
record LiveSettings(@Bindable(defaultValue = "100ms") Duration tick, @Bindable(defaultValue = "20s") Duration ping,
    @Bindable(defaultValue = "20000") int maxSockets) {}
