/**
 * What may befall a running installation, done to it while events flow: real brokers and instances in processes of their
 * own are killed, paused, cut off, starved and lied to; afterwards every count must be what one plain pass over all that
 * was sent says.
 *
 * <p>How much is done is {@link skilltide.dashboard.faults.Level}.
 */
@NullMarked
package skilltide.dashboard.faults;

import org.jspecify.annotations.NullMarked;
