package skilltide.ingest.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a publisher sends as {@code Authorization: Bearer skt_…}: 256 bits from the system's random source. Only its SHA-256 is
 * kept. A slow hash with a salt is for passwords, which people choose and reuse: to guess one of 2^256 is hopeless at
 * any speed, no two are alike, and a fast hash lets a key be checked at every request.
 */
public final class KeySecret {
  private static final String PREFIX = "skt_"; // what scanners of leaked secrets look for
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private KeySecret(String text) {
    this.text = text;
  }

  /** A new one, which nobody has seen before. */
  public static KeySecret fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What somebody says is one. */
  public static KeySecret presented(String text) {
    return new KeySecret(text);
  }

  /** To be shown once, to whom it is for. */
  public String reveal() {
    return text;
  }

  /** SHA-256 of the whole text. */
  public KeyHash hash() {
    try {
      return new KeyHash(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Never the secret: this may be logged. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
