/**
 * From a schema.org {@code JobPosting} in JSON to a {@link skilltide.ingest.event.JobPosted}. Pure functions.
 *
 * <p>No framework: neither Micronaut nor Kafka may be imported here.
 */
@NullMarked
package skilltide.ingest.schemaorg;

import org.jspecify.annotations.NullMarked;
