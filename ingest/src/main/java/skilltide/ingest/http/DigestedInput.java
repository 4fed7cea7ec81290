package skilltide.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A body whose digest is known once it was read. */
final class DigestedInput extends FilterInputStream {
  private static final int BUFFER = 16 * 1024;

  private final MessageDigest digest;
  private boolean ended;

  DigestedInput(InputStream body) {
    super(body);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      digest.update(bytes, offset, read);
    }
    ended |= read < 0;
    return read;
  }

  /** Whether all of it was read. */
  boolean ended() {
    return ended;
  }

  /** Of what was read; once. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Reads what is left. */
  void exhaust() throws IOException {
    byte[] rest = new byte[BUFFER];
    while (read(rest, 0, rest.length) >= 0) {
      // only its digest matters
    }
  }
}
