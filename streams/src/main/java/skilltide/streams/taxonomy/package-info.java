/**
 * The skills, industries, roles and levels of seniority that postings are read for, and the rules for words that mean
 * other things too: loaded from data files, and refused with file, line and reason where they contradict each other.
 *
 * <p>No framework: neither Micronaut nor Kafka may be imported here.
 */
@NullMarked
package skilltide.streams.taxonomy;

import org.jspecify.annotations.NullMarked;
