/**
 * How one event is followed over its whole way, across threads and Kafka: the only place, beside the program that starts it, that knows
 * OpenTelemetry. It is off unless the program is given something to follow with; then not one of its classes is loaded.
 */
@NullMarked
package skilltide.ingest.trace;

import org.jspecify.annotations.NullMarked;
