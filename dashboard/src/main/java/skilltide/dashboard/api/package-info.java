/** REST: what analysts ask over HTTP, and the page. */
@Configuration
@Requires(property = "skilltide.roles.dashboard", value = "true")
@NullMarked
package skilltide.dashboard.api;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
