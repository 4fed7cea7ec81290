/**
 * Which countings of the postings there are, and how one takes another's place: what is decided, without a framework, in
 * {@link skilltide.streams.counting.Countings}; how that meets Kafka beside it.
 */
@NullMarked
package skilltide.streams.counting;

import org.jspecify.annotations.NullMarked;
