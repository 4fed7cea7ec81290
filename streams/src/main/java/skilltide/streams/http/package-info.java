/**
 * What the streams role answers over HTTP: which countings there are, and reading all postings again.
 */
@Configuration
@Requires(property = "skilltide.roles.streams", value = "true")
@NullMarked
package skilltide.streams.http;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
