package skilltide.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A body's bytes one by one, and the value that is being cut out of them. */
final class BodyBytes {
  private static final int BOM_LENGTH = 3;
  private static final int MAX_BUFFER = 64 * 1024;

  private final InputStream body;
  // Grows with what comes: most bodies are one small posting.
  private byte[] buffer = new byte[4 * 1024];
  private int position;
  private int limit;
  private long before;

  private byte[] kept = new byte[4 * 1024];
  private long length;

  BodyBytes(InputStream body) throws IOException {
    this.body = body;
    skipByteOrderMark();
  }

  /** @return the next byte, or -1 at the end */
  int read() throws IOException {
    return fill() ? buffer[position++] & 0xFF : -1;
  }

  /** @return what {@link #read} will return */
  int peek() throws IOException {
    return fill() ? buffer[position] & 0xFF : -1;
  }

  /** How many bytes have been read: for messages. */
  long count() {
    return before + position;
  }

  void keep(int value) {
    if (length == kept.length && length < Frame.MAX_BYTES) {
      kept = Arrays.copyOf(kept, Math.min(kept.length * 2, Frame.MAX_BYTES));
    }
    if (length < kept.length) {
      kept[(int) length] = (byte) value;
    }
    length++;
  }

  /** Keeps what is left of a line, and reads its end. */
  void keepLine() throws IOException {
    while (fill()) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      keep(position, end - position);
      boolean ended = end < limit;
      position = ended ? end + 1 : end;
      if (ended) {
        return;
      }
    }
  }

  private void keep(int from, int count) {
    int room = Math.clamp(Frame.MAX_BYTES - length, 0, count);
    if (length + room > kept.length) {
      kept = Arrays.copyOf(kept, Math.clamp((length + room) * 2, 0, Frame.MAX_BYTES));
    }
    if (room > 0) {
      System.arraycopy(buffer, from, kept, (int) length, room);
    }
    length += count;
  }

  /** What was kept since the last call. */
  Frame cut() {
    Frame frame = length > Frame.MAX_BYTES
        ? new Frame.TooLarge(length)
        : new Frame.Value(Arrays.copyOf(kept, (int) length));
    length = 0;
    return frame;
  }

  static boolean isBlank(int value) {
    return value == ' ' || value == '\t' || value == '\n' || value == '\r';
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    before += limit;
    position = 0;
    if (limit == buffer.length && limit < MAX_BUFFER) {
      buffer = new byte[limit * 4];
    }
    limit = Math.max(body.read(buffer), 0);
    return limit > 0;
  }

  private void skipByteOrderMark() throws IOException {
    if (peek() == 0xEF) {
      for (int i = 0; i < BOM_LENGTH; i++) {
        read();
      }
    }
  }
}
