/**
 * What stands before every role's HTTP: the Host and Origin allow-lists, and errors of the server told as
 * {@code application/problem+json}. Not gated by a role. What a single role answers lives with that role.
 */
@NullMarked
package skilltide.ingest.web;

import org.jspecify.annotations.NullMarked;
