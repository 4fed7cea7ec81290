package skilltide.dashboard.query;

import java.time.Instant;
import java.util.List;

/**
 * A ranking of skills.
 *
 * @param asOf what time it is in the world that is shown
 * @param revision a digest of the rows that the figures rest on
 * @param view what was asked for
 * @param window which buckets that comes to
 * @param provisional whether more may be heard of them
 * @param total how many there are in all, whether or not they name a skill
 * @param previousTotal how many there were in the baseline
 * @param rows by rank
 * @param quality what the figures rest on
 * @param said what is said of the changes
 */
public record TopAnswer(Instant asOf, long revision, View view, Window window, boolean provisional, long total,
    long previousTotal, List<TopRow> rows, Quality quality, Said said) {

  /** So long a live view that the cube does not count stays as it is, at least. */
  public static final int REST_SECONDS = 2;

  /** This with other rows, for another view of the same. */
  TopAnswer with(View other, List<TopRow> others) {
    return new TopAnswer(asOf, revision, other, window, provisional, total, previousTotal, others, quality, said);
  }
}
