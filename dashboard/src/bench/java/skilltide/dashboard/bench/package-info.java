/** Measures what the cube answers: in process, over HTTP, in memory, and from Kafka. See {@code src/bench/README.md}. */
@NullMarked
package skilltide.dashboard.bench;

import org.jspecify.annotations.NullMarked;
