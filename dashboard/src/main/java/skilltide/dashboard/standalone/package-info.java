/**
 * The program: the command line, the embedded broker, the data folder, and the start and stop of the roles.
 *
 * <p>This package alone sees the roles that it starts; no role sees it.
 */
@NullMarked
package skilltide.dashboard.standalone;

import org.jspecify.annotations.NullMarked;
