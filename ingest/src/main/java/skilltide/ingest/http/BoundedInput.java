package skilltide.ingest.http;

import io.micronaut.http.HttpStatus;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An unpacked body with a bound, in all and by what it was packed into: a kilobyte can unpack to a megabyte of nothing. */
final class BoundedInput extends FilterInputStream {
  private static final long ALWAYS = 1 << 20;

  private final PacedInput packed;
  private final IngestLimits limits;
  private long count;

  BoundedInput(InputStream unpacked, PacedInput packed, IngestLimits limits) {
    super(unpacked);
    this.packed = packed;
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    count += Math.max(read, 0);
    if (count > limits.maxBody()) {
      throw new BodyLimitException(HttpStatus.REQUEST_ENTITY_TOO_LARGE, Rejection.TOO_LARGE,
          "it has more than the %,d bytes that it may have, unpacked. Send it in several".formatted(limits.maxBody()));
    }
    if (count > ALWAYS && count / limits.maxRatio() > packed.count()) {
      throw new BodyLimitException(HttpStatus.REQUEST_ENTITY_TOO_LARGE, Rejection.TOO_LARGE,
          "it unpacks to more than %,d times its size. Send it as it is, or packed less tightly"
              .formatted(limits.maxRatio()));
    }
    return read;
  }
}
