package skilltide.dashboard.trend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Two windows that are compared, in whole days, UTC.
 *
 * @param from the first day of the newer one
 * @param to the day after its last
 * @param baselineFrom the first day of the older one
 * @param baselineTo the day after its last
 */
public record Windows(LocalDate from, LocalDate to, LocalDate baselineFrom, LocalDate baselineTo) {
  /** For so many days more may be heard of a day's postings. */
  public static final int LATENESS = 7;
  private static final int YEAR_OF_WEEKS = 52;
  private static final int YEAR_OF_MONTHS = 12;

  /** Windows as long as each other in weeks or months, the older one so much earlier. */
  private record Shape(int length, int apart) {}

  public Windows {
    if (!from.isBefore(to) || !baselineFrom.isBefore(baselineTo) || baselineTo.isAfter(from)) {
      throw new IllegalArgumentException("%s to %s cannot be compared with %s to %s".formatted(from, to, baselineFrom,
          baselineTo));
    }
  }

  /**
   * What is compared when nobody asks for windows of their own: a quarter with the same one a year earlier; while the history is
   * shorter, four weeks with the four before, or a month with the one before. Only of weeks and months that are closed, and of
   * which nothing more is to be heard.
   *
   * @param today in the world that is shown
   * @param first the first day of the history
   * @return empty as long as there is nothing to compare with
   */
  public static Optional<Windows> standard(Rhythm rhythm, LocalDate today, LocalDate first) {
    LocalDate end = rhythm.floor(today.minusDays(LATENESS));
    Shape year = rhythm == Rhythm.WEEK ? new Shape(13, YEAR_OF_WEEKS) : new Shape(3, YEAR_OF_MONTHS);
    Shape brief = rhythm == Rhythm.WEEK ? new Shape(4, 4) : new Shape(1, 1);
    Windows lasting = of(rhythm, end, year);
    Windows windows = reaches(rhythm, lasting, first) ? lasting : of(rhythm, end, brief);
    return Optional.of(windows).filter(each -> reaches(rhythm, each, first));
  }

  /** The same, as they were a week or a month before: those of the look before. */
  public Windows before(Rhythm rhythm) {
    return new Windows(rhythm.plus(from, -1), rhythm.plus(to, -1), rhythm.plus(baselineFrom, -1),
        rhythm.plus(baselineTo, -1));
  }

  /** The last day that is looked at. */
  public LocalDate judged() {
    return to.minusDays(1);
  }

  /** How many days the newer one has. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to);
  }

  private static Windows of(Rhythm rhythm, LocalDate end, Shape shape) {
    LocalDate baselineEnd = rhythm.plus(end, -shape.apart);
    return new Windows(rhythm.plus(end, -shape.length), end, rhythm.plus(baselineEnd, -shape.length), baselineEnd);
  }

  // A source that began in the middle of a week or month has that one too short, which hides nothing.
  private static boolean reaches(Rhythm rhythm, Windows windows, LocalDate first) {
    return !rhythm.floor(first).isAfter(windows.baselineFrom);
  }
}
