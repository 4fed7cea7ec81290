/**
 * From a posting's words to what it asks for: skills, industry, roles, seniority, places, pay, each with the words that
 * say so and the rule that decided. Pure functions.
 *
 * <p>No framework: neither Micronaut nor Kafka may be imported here.
 */
@NullMarked
package skilltide.streams.read;

import org.jspecify.annotations.NullMarked;
