/**
 * What crosses Kafka on the way in: the records of postings and glossary views, their JSON and their topics.
 *
 * <p>No framework: neither Micronaut nor Kafka beyond serialisation may be imported here.
 */
@NullMarked
package skilltide.ingest.event;

import org.jspecify.annotations.NullMarked;
