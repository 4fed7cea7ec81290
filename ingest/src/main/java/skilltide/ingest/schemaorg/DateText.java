package skilltide.ingest.schemaorg;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Dates as schema.org writes them: ISO 8601, a day or a time; without an offset they are UTC. */
public final class DateText {
  private static final int DAY_LENGTH = 10;
  private static final int LAST_YEAR = 9999;

  // Sites write the offset in all three ways.
  private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().parseCaseInsensitive()
      .append(DateTimeFormatter.ISO_LOCAL_DATE).appendLiteral('T').append(DateTimeFormatter.ISO_LOCAL_TIME)
      .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd().optionalStart().appendOffset("+HHMM", "Z")
      .optionalEnd().optionalStart().appendOffset("+HH", "Z").optionalEnd().toFormatter()
      .withResolverStyle(ResolverStyle.STRICT);

  private DateText() {}

  /** @throws DateTimeException when the text is neither a day nor a time */
  public static Instant parse(String text) {
    if (text.length() <= DAY_LENGTH) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    String spaced = text.charAt(DAY_LENGTH) == ' ' ? text.replaceFirst(" ", "T").replace(" ", "") : text;
    TemporalAccessor time = TIME.parseBest(spaced, OffsetDateTime::from, LocalDateTime::from);
    if (time.get(ChronoField.YEAR) > LAST_YEAR) {
      throw new DateTimeException("beyond the year " + LAST_YEAR);
    }
    return time instanceof OffsetDateTime there
        ? there.toInstant()
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }
}
