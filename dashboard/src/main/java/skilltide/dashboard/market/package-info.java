/** What viewers see, for Prometheus: the skills that lead, in a bounded number of series. Part of the dashboard. */
@Configuration
@Requires(property = "skilltide.roles.dashboard", value = "true")
@NullMarked
package skilltide.dashboard.market;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
