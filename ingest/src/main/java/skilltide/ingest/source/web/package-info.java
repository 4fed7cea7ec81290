/**
 * How the web is asked: one client for all sources, within each one's budget, again after failures that may pass, and not at all for a
 * while where a host keeps failing.
 */
@NullMarked
package skilltide.ingest.source.web;

import org.jspecify.annotations.NullMarked;
