/**
 * Pushes what changes. One thread owns all streams and viewers: it works each distinct view out once a tick, encodes
 * each frame once, and hands the same bytes to everybody who watches. Whoever cannot take a frame misses it, and gets
 * the whole of the newest state when they can.
 */
@Configuration
@Requires(property = "skilltide.roles.dashboard", value = "true")
@NullMarked
package skilltide.dashboard.live;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
