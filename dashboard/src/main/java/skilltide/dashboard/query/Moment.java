package skilltide.dashboard.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as queries name it: fixed, or counted from now. */
public sealed interface Moment {
  /** Now. */
  Moment NOW = new FromNow(0, ChronoUnit.DAYS);

  /** What may be written. */
  String FORMS = "a date (2018-04-27), a month (2018-04) or a week (2018-W17) by its first day, a date-time "
      + "(2018-04-27T09:00:00+02:00; UTC without a zone), now, or a distance such as now-30d or, the same, 30d (units: h d w M y)";

  Pattern DISTANCE = Pattern.compile("(?:now(?=$|[+-]))?(?:([+-]?)(\\d{1,5})([hdwMy]))?");

  Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d(:?\\d\\d)?)$");
  Pattern WEEK = Pattern.compile("\\d{4}-W\\d\\d(-[1-7])?");
  Pattern MONTH = Pattern.compile("\\d{4}-\\d\\d");
  DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
      .appendPattern("[XXX][XX][X]").toFormatter(Locale.ROOT);

  /** Which time it is, now being so late. */
  Instant at(Instant now);

  /**
   * Reads a time.
   *
   * @return empty when the text is none of {@link #FORMS}, or a time outside the years 1970 to 2199
   */
  static Optional<Moment> parse(String text) {
    // Where a plus sign stands unescaped in a URL, a blank arrives.
    Matcher distance = DISTANCE.matcher(text.replace(' ', '+'));
    if (!text.isEmpty() && distance.matches()) {
      return Optional.of(distance.group(2) == null ? NOW : fromNow(distance));
    }
    try {
      Instant time = text.contains("T")
          ? time(text.replace(' ', '+'))
          : day(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      int year = time.atOffset(ZoneOffset.UTC).getYear();
      return year >= 1970 && year < 2200 ? Optional.of(new Fixed(time)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant time(String text) {
    return OFFSET.matcher(text).find()
        ? OffsetDateTime.parse(text, DATE_TIME).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  // Of a month or a week its first day.
  private static LocalDate day(String text) {
    if (WEEK.matcher(text).matches()) {
      return LocalDate.parse(text.length() > 8 ? text : text + "-1", DateTimeFormatter.ISO_WEEK_DATE);
    }
    return MONTH.matcher(text).matches() ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text);
  }

  private static Moment fromNow(Matcher distance) {
    int amount = Integer.parseInt(distance.group(2));
    ChronoUnit unit = switch (distance.group(3)) {
      case "h" -> ChronoUnit.HOURS;
      case "d" -> ChronoUnit.DAYS;
      case "w" -> ChronoUnit.WEEKS;
      case "M" -> ChronoUnit.MONTHS;
      default -> ChronoUnit.YEARS;
    };
    return new FromNow("+".equals(distance.group(1)) ? amount : -amount, unit);
  }

  /** The same time whatever now is. */
  record Fixed(Instant time) implements Moment {
    @Override
    public Instant at(Instant now) {
      return time;
    }

    @Override
    public String toString() {
      return time.toString();
    }
  }

  /** So long after now, or before it when the amount is below zero. */
  record FromNow(int amount, ChronoUnit unit) implements Moment {
    @Override
    public Instant at(Instant now) {
      return now.atOffset(ZoneOffset.UTC).plus(amount, unit).toInstant();
    }

    @Override
    public String toString() {
      return amount == 0 ? "now" : "now%+d %s".formatted(amount, unit);
    }
  }
}
