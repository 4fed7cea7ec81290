/**
 * Job boards: one small class each, which asks a board through {@link skilltide.ingest.source.Asking} and tells a
 * {@link skilltide.ingest.source.Round} what it shows, as schema.org {@code JobPosting}s. No framework, no Kafka, no waiting: how the web
 * is asked is in {@code web}, when, and what becomes of it, in {@code run}.
 */
@NullMarked
package skilltide.ingest.source;

import org.jspecify.annotations.NullMarked;
