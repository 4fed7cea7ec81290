package skilltide.dashboard.query;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import skilltide.streams.result.Grain;

/** How long a point of a series is; all in UTC. */
public enum Step {
  HOUR(Grain.HOUR), DAY(Grain.DAY),
  /** From Monday on, as ISO 8601 has it. */
  WEEK(Grain.DAY), MONTH(Grain.DAY);

  private final Grain grain;

  Step(Grain grain) {
    this.grain = grain;
  }

  /** The word for it in queries and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Which buckets it is made of. */
  public Grain grain() {
    return grain;
  }

  /** The start of the step that a time falls into. */
  public Instant floor(Instant time) {
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    ZonedDateTime day = utc.truncatedTo(ChronoUnit.DAYS);
    ZonedDateTime start = switch (this) {
      case HOUR -> utc.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
    return start.toInstant();
  }

  /** The end of the step that begins here. */
  public Instant after(Instant start) {
    ZonedDateTime utc = start.atZone(ZoneOffset.UTC);
    ZonedDateTime end = switch (this) {
      case HOUR -> utc.plusHours(1);
      case DAY -> utc.plusDays(1);
      case WEEK -> utc.plusWeeks(1);
      case MONTH -> utc.plusMonths(1);
    };
    return end.toInstant();
  }
}
