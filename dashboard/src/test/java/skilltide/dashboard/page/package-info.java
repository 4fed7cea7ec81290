/** The page in a real browser: against a real server without Kafka, or with frames made up where that is the point. */
@NullMarked
package skilltide.dashboard.page;

import org.jspecify.annotations.NullMarked;
