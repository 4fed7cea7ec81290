package skilltide.dashboard.query;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;

/**
 * A view's time in whole buckets.
 *
 * @param grain how long the buckets are
 * @param from the first bucket
 * @param to the bucket after the last; not before {@code from}
 */
public record Window(Grain grain, long from, long to) {
  // As long as events may come late, by announcement.
  private static final Duration POSTINGS_LATENESS = Duration.ofDays(7);
  private static final Duration VIEWS_LATENESS = Duration.ofHours(1);

  /**
   * The window of a view: a fixed {@code from} is floored to the beginning of its step, and a fixed {@code to} is the first instant
   * outside, taken to the end of its step. What is counted from now is as long as it says, in whole steps: a step is in it when it
   * begins after {@code from}, the last one is that in which {@code to} is. So {@code now-30d} is today and the 29 days before, and
   * {@code now-2h} in days is today.
   *
   * @param step to what it is aligned
   */
  static Window of(View view, Step step, Instant now) {
    Instant end = view.to().at(now);
    Instant last = step.floor(end);
    Instant first = step.floor(view.from().at(now));
    Instant from = view.from() instanceof Moment.Fixed || !first.isBefore(last) ? first : step.after(first);
    Instant to = view.to() instanceof Moment.Fixed && last.equals(end) ? end : step.after(last);
    Grain grain = step.grain();
    return new Window(grain, grain.bucket(from), Math.max(grain.bucket(from), grain.bucket(to)));
  }

  /**
   * What a view's window is compared with. Whole months that somebody chose are compared with as many months before them: where much is
   * posted on one day of a month, as many days before would have it twice or not at all.
   */
  Window before(View view) {
    return switch (view.baseline()) {
      case PREVIOUS ->
        new Window(grain, view.isOfFixedTime() && isOfMonths() ? monthsBefore() : from - (to - from), from);
      case YEAR -> new Window(grain, yearBefore(from), yearBefore(to));
    };
  }

  /** When it begins. */
  public Instant start() {
    return grain.start(from);
  }

  /** When it ends; the first instant that is not part of it. */
  public Instant end() {
    return grain.start(to);
  }

  /** Whether it reaches into time of which more may be heard, as the lateness that is announced has it. */
  static boolean provisional(Input input, Instant end, Instant now) {
    return end.isAfter(now.minus(input == Input.VIEWS ? VIEWS_LATENESS : POSTINGS_LATENESS));
  }

  /**
   * Edges of stretches as long as each other, but for the first, which may be shorter: the last one is looked at most.
   *
   * @param least how many there should be at least; there are fewer only where the window has fewer buckets
   * @param most how many there may be, from {@code least} on
   */
  long[] edges(int least, int most) {
    long length = Math.max(1, Math.ceilDiv(to - from, (long) most));
    while (length > 1 && Math.ceilDiv(to - from, length) < least) {
      length--;
    }
    int stretches = (int) Math.max(1, Math.ceilDiv(to - from, length));
    long[] edges = new long[stretches + 1];
    edges[0] = from;
    for (int i = 0; i < stretches; i++) {
      edges[stretches - i] = to - i * length;
    }
    return edges;
  }

  /** @throws InvalidViewException when the view ends before it begins */
  static void require(View view, Instant now) {
    Optional<Step> step = view.step();
    Window window = of(view, step.orElse(Step.DAY), now);
    if (window.from == window.to) {
      throw new InvalidViewException("from",
          "%s is not before to, %s".formatted(view.from().at(now), view.to().at(now)));
    }
  }

  private boolean isOfMonths() {
    return from < to && beginsMonth(start()) && beginsMonth(end());
  }

  private long monthsBefore() {
    OffsetDateTime start = start().atOffset(ZoneOffset.UTC);
    return grain
        .bucket(start.minusMonths(ChronoUnit.MONTHS.between(start, end().atOffset(ZoneOffset.UTC))).toInstant());
  }

  private static boolean beginsMonth(Instant time) {
    return Step.MONTH.floor(time).equals(time);
  }

  private long yearBefore(long bucket) {
    return grain.bucket(grain.start(bucket).atOffset(ZoneOffset.UTC).minusYears(1).toInstant());
  }
}
