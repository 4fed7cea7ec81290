/**
 * Publishers' keys: what one is, how it is made and hashed, and the file that holds the hashes. Read by the role ingest, written
 * by the command line; no framework.
 */
@NullMarked
package skilltide.ingest.keys;

import org.jspecify.annotations.NullMarked;
