package skilltide.ingest.http;

import io.micronaut.http.HttpStatus;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * A body as it comes over the wire, whose sender must keep up: a place here is another's too. Only the time that is spent waiting
 * for the sender counts; while the server is busy with what came before, or waits for Kafka, the sender is waited upon.
 */
final class PacedInput extends FilterInputStream {
  private final long patience;
  private final long nanosPerByte;
  private final int minRate;
  private final LongSupplier nanos;
  private long left;
  private long count;

  PacedInput(InputStream body, IngestLimits limits, LongSupplier nanos) {
    super(body);
    this.patience = limits.patience().toNanos();
    this.minRate = limits.minRate();
    this.nanosPerByte = 1_000_000_000L / Math.max(limits.minRate(), 1);
    this.nanos = nanos;
    left = patience;
  }

  /** Bytes that have come. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long before = nanos.getAsLong();
    int read = in.read(bytes, offset, length);
    long won = Math.max(read, 0) * nanosPerByte;
    left = Math.min(patience, left + won - (nanos.getAsLong() - before));
    count += Math.max(read, 0);
    if (left < 0 && read >= 0) {
      throw new BodyLimitException(HttpStatus.REQUEST_TIMEOUT, Rejection.SLOW,
          "it came at less than %,d bytes a second for too long. Send it once it is all there, or in shorter pieces"
              .formatted(minRate));
    }
    return read;
  }
}
