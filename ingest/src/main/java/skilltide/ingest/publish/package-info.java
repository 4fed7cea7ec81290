/** Events to Kafka, acknowledged: the one writer of {@code job-postings} and {@code glossary-views}. Part of ingest. */
@Configuration
@Requires(property = "skilltide.roles.ingest", value = "true")
@NullMarked
package skilltide.ingest.publish;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
