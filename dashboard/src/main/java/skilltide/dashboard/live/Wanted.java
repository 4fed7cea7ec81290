package skilltide.dashboard.live;

import skilltide.dashboard.query.View;

/**
 * What a viewer wants to see.
 *
 * @param view all of it
 * @param resume where they were, if they come back
 */
record Wanted(View view, Resume resume) {}
