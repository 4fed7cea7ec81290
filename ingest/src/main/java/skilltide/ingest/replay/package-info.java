/**
 * Postings from files, with their own dates, at any speed, into the ingest of a running instance over HTTP. It knows
 * nothing of that instance but its address: no framework, no Kafka.
 */
@NullMarked
package skilltide.ingest.replay;

import org.jspecify.annotations.NullMarked;
