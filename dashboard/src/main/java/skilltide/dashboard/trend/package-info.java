/**
 * When is a change a change: windows, estimates, verdicts. Pure functions.
 *
 * <p>No framework: neither Micronaut nor Kafka may be imported here.
 */
@NullMarked
package skilltide.dashboard.trend;

import org.jspecify.annotations.NullMarked;
