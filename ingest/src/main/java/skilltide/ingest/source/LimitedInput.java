package skilltide.ingest.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Bytes of which there may be only so many: one more is an error. */
public final class LimitedInput extends FilterInputStream {
  private final long most;
  private final URI address;
  private long read;

  public LimitedInput(InputStream in, long most, URI address) {
    super(in);
    this.most = most;
    this.address = address;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) throws SourceException {
    read += more;
    if (read > most) {
      throw new SourceException(Trouble.TOO_LARGE, "%s has more than %,d bytes".formatted(address, most));
    }
  }
}
