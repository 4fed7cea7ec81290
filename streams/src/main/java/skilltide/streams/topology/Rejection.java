package skilltide.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Why a record is not counted. It goes to {@code rejected-events} as it came, and the flow goes on. */
enum Rejection {
  /** The value is no event that this version knows. */
  MALFORMED,
  /** The key is not the one that the value belongs under: repeats and updates would not meet. */
  WRONG_KEY,
  /** The key is right but lies in another partition than its hash says. */
  WRONG_PARTITION,
  /** It says that it happened more than a day ahead of the clock on the wall. */
  FUTURE,
  /** A view of a term that the taxonomy does not know. */
  UNKNOWN_TERM,
  /** The reader failed on its text: a defect of ours. */
  UNREADABLE,
  /** Counting failed at it again and again: a defect of ours. */
  UNCOUNTABLE;

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_DETAIL = 1_000;

  /** The word for it in headers and metrics. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The record for {@code rejected-events}: the bytes as they came, cut at 64 kB each; the rest in headers. */
  Record<byte[], byte[]> of(Record<byte[], byte[]> record, RecordMetadata from, String detail) {
    byte[] value = record.value();
    Record<byte[], byte[]> rejected = record.withKey(cut(record.key())).withValue(cut(value));
    Headers headers = rejected.headers();
    if (Arrays.stream(headers.toArray()).mapToLong(Rejection::size).sum() > MOST_BYTES) {
      for (Header each : headers.toArray()) { // what came with it is no reason why it cannot be kept
        headers.remove(each.key());
      }
    }
    add(headers, "reason", word());
    add(headers, "detail", detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL));
    add(headers, "length", Integer.toString(value == null ? 0 : value.length));
    add(headers, "topic", from.topic());
    add(headers, "partition", Integer.toString(from.partition()));
    add(headers, "offset", Long.toString(from.offset()));
    return rejected;
  }

  private static long size(Header header) {
    return header.key().length() + (header.value() == null ? 0L : header.value().length);
  }

  @SuppressWarnings("NullAway") // Kafka writes null for what is not there
  private static byte[] cut(byte[] bytes) {
    return bytes != null && bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
  }

  private static void add(Headers headers, String name, String value) {
    headers.remove("skilltide-" + name);
    headers.add("skilltide-" + name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A record is rejected: thrown by what examines it, caught where it is forwarded. */
  static final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rejection rejection;

    Rejected(Rejection rejection, String detail) {
      super(detail, null, false, false);
      this.rejection = rejection;
    }

    Rejection rejection() {
      return rejection;
    }

    String detail() {
      return String.valueOf(getMessage());
    }
  }
}
