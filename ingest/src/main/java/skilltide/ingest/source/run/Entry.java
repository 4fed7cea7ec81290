package skilltide.ingest.source.run;

import skilltide.ingest.event.PostingEvent;

/**
 * Something that befell a posting.
 *
 * @param id of the posting, as its board has it
 * @param known of it from then on
 */
record Entry(String id, Known known, PostingEvent event) {}
