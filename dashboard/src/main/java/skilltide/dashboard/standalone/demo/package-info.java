/**
 * The demo: postings and views of a world that follows real monthly figures, written by a generator and played into the
 * same topics, through the same roles, as everything else. Deterministic by seed.
 */
@NullMarked
package skilltide.dashboard.standalone.demo;

import org.jspecify.annotations.NullMarked;
