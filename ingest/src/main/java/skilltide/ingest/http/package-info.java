/**
 * Postings and views over HTTP: cuts a body into its values, maps each, publishes it and answers once Kafka has
 * acknowledged. What a posting's fields mean is said in {@code schemaorg}.
 */
@Configuration
@Requires(property = "skilltide.roles.ingest", value = "true")
@NullMarked
package skilltide.ingest.http;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
