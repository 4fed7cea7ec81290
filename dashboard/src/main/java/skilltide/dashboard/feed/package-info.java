/**
 * From Kafka into the cube: rows are read from the start, the last one a key counts, and what comes later is taken over
 * as it comes. The only place of the dashboard that knows Kafka.
 */
@Configuration
@Requires(property = "skilltide.roles.dashboard", value = "true")
@NullMarked
package skilltide.dashboard.feed;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
