/**
 * The cube: the last row a key, and the rows of all partitions added up, in memory, by time.
 *
 * <p>No framework: neither Micronaut nor Kafka may be imported here.
 */
@NullMarked
package skilltide.dashboard.cube;

import org.jspecify.annotations.NullMarked;
