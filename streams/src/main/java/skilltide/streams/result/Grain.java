package skilltide.streams.result;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** How long a row's bucket of time is. Buckets are UTC and numbered from 1970 on. */
public enum Grain {
  DAY(Duration.ofDays(1)), HOUR(Duration.ofHours(1));

  private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT);

  private final Duration length;

  Grain(Duration length) {
    this.length = length;
  }

  public Duration length() {
    return length;
  }

  /** The number of the bucket that a time falls into. */
  public long bucket(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), length.toSeconds());
  }

  /** When a bucket begins. */
  public Instant start(long bucket) {
    return Instant.ofEpochSecond(bucket * length.toSeconds());
  }

  /** The word for it in keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A bucket as people write it: {@code 2018-04-27}, or {@code 2018-04-27T09}. */
  public String format(long bucket) {
    String hour = HOURS.format(LocalDateTime.ofInstant(start(bucket), ZoneOffset.UTC));
    return this == DAY ? hour.substring(0, hour.length() - 3) : hour;
  }

  /** @throws DateTimeParseException when the text is not what {@link #format} writes */
  public long parse(String bucket) {
    String hour = this == DAY ? bucket + "T00" : bucket;
    return bucket(LocalDateTime.parse(hour, HOURS).toInstant(ZoneOffset.UTC));
  }
}
