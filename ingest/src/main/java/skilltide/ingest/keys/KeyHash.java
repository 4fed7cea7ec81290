package skilltide.ingest.keys;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of a key. */
public final class KeyHash {
  private static final int BYTES = 32;

  private final byte[] bytes;

  KeyHash(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** @throws IllegalArgumentException when it is not 64 hexadecimal digits */
  static KeyHash parse(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has %d hexadecimal digits".formatted(2 * BYTES));
    }
    return new KeyHash(bytes);
  }

  /** Whether both are the same; how long this takes says nothing about where they differ. */
  public boolean matches(KeyHash other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyHash hash && matches(hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
