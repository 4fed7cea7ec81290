/**
 * Counting: what a posting or a view adds to which rows, and what it takes back when it changes. Pure functions over
 * records; whatever the order of events, the same set of them counts the same.
 *
 * <p>No framework: neither Micronaut nor Kafka may be imported here.
 */
@NullMarked
package skilltide.streams.count;

import org.jspecify.annotations.NullMarked;
