/**
 * Pushes what changes. One thread owns the streams: it works each distinct view out once a tick, encodes each frame once,
 * and gives it to the event loops, each of which hands the same bytes to all of its own viewers. Whoever cannot take a
 * frame misses it, and gets the newest state when they can. The server lets viewers in as it does all requests, then the
 * sockets are ours.
 *
 * <pre>
 * cube, readings --> Broadcast --> LiveStreams --> Shard --> Viewer --> socket
 *                     (one thread, the streams)     (each event loop, its viewers)
 * </pre>
 */
@Configuration
@Requires(property = "skilltide.roles.dashboard", value = "true")
@NullMarked
package skilltide.dashboard.live;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
