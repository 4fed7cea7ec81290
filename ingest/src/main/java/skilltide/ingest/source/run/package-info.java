/**
 * When sources are asked, and what becomes of what they show. What is known of a source (its postings, where it stands) lies in the compacted
 * topic {@code source-states}, which is written in one transaction with the postings; who owns a partition of it asks the sources whose
 * states lie there, so that each is asked by one instance, and by another when that one is gone.
 */
@Configuration
@Requires(property = "skilltide.roles.ingest", value = "true")
@NullMarked
package skilltide.ingest.source.run;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
