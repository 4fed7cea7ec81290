package skilltide.dashboard.cube;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row of a slice.
 *
 * @param bucket when
 * @param partition which of the bucket's rows
 * @param row its counts now, as {@link RowPacker} gives them; absent when it is no more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RowUpdate(long bucket, int partition, byte @Nullable [] row) {}
