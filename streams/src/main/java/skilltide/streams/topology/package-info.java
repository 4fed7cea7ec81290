/**
 * The Kafka Streams topologies and the role that runs them: thin, every operator and store named. What is computed is
 * in {@code read} and {@code count}; here is only how it meets Kafka.
 */
@Configuration
@Requires(property = "skilltide.roles.streams", value = "true")
@NullMarked
package skilltide.streams.topology;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
