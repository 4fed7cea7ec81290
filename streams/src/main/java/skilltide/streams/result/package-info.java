/**
 * What crosses Kafka on the way out: rows of counts, readings of postings, what was rejected, and their topics.
 *
 * <p>No framework: neither Micronaut nor Kafka beyond serialisation may be imported here.
 */
@NullMarked
package skilltide.streams.result;

import org.jspecify.annotations.NullMarked;
