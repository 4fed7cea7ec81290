/**
 * Readings: every posting as it was read, in an embedded DuckDB, for what the cube cannot answer.
 *
 * <p>No framework: neither Micronaut nor Kafka may be imported here.
 */
@NullMarked
package skilltide.dashboard.readings;

import org.jspecify.annotations.NullMarked;
