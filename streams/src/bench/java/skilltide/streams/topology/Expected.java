package skilltide.streams.topology;

/**
 * What a plain count of the same events gives.
 *
 * @param skills how many skills all events name together
 * @param digest of the counts by the rules as they are meant
 * @param simple of the counts without regard to reposts, robots and repeated views
 * @param special how many reposts there are, or how many views count no more than another one
 */
record Expected(long skills, long digest, long simple, long special) {}
