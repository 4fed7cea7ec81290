package skilltide.ingest.source.run;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Tells which of the reports that come back by way of Kafka are older than what this instance knows, because it has told a newer one of the
 * same source meanwhile.
 */
final class Echoes {
  private static final String NAME = "skilltide-teller";

  private final long self = new SecureRandom().nextLong();
  private final Map<String, Long> last = new ConcurrentHashMap<>();

  /** The mark of the next report of a source. */
  Header next(String source) {
    return new RecordHeader(NAME, mark(last.merge(source, 1L, Long::sum)));
  }

  /** Whether a report with these headers is one of this instance's own that was followed by another. */
  boolean isOvertaken(String source, Headers headers) {
    Header mark = headers.lastHeader(NAME);
    return mark != null && mark.value().length == 2 * Long.BYTES
        && Arrays.equals(mark.value(), 0, Long.BYTES, mark(0), 0, Long.BYTES)
        && ByteBuffer.wrap(mark.value()).getLong(Long.BYTES) < last.getOrDefault(source, 0L);
  }

  private byte[] mark(long number) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(self).putLong(number).array();
  }
}
