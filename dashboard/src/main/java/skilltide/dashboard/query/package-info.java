/**
 * The one grammar of queries, and what the cube answers to it. REST, the WebSocket and the command line share it.
 *
 * <p>No framework: neither Micronaut nor Kafka may be imported here.
 */
@NullMarked
package skilltide.dashboard.query;

import org.jspecify.annotations.NullMarked;
