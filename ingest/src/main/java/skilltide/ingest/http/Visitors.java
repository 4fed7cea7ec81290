package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the visitors of one UTC day apart without knowing them: HMAC-SHA256 over the day, the address and the agent.
 * Instances that should know each other's visitors share {@code skilltide.visitor-secret}; without it every start makes
 * its own.
 */
@Singleton
final class Visitors {
  private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;
  private static final int MIN_SECRET = 16;
  // 128 bits: no two visitors of a day will ever meet, and a key of a topic stays short.
  private static final int VISITOR_BYTES = 16;

  private final SecretKeySpec secret;

  /** @throws IllegalArgumentException when the secret could be guessed */
  @Inject
  Visitors(@Property(name = "skilltide.visitor-secret") @Nullable String secret) {
    if (secret != null && secret.length() < MIN_SECRET) {
      throw new IllegalArgumentException("skilltide.visitor-secret needs at least " + MIN_SECRET + " characters");
    }
    if (secret == null) {
      LOG.info(
          "Visitors of glossaries are told apart by a secret of this start alone; several instances should share one, skilltide.visitor-secret");
    }
    this.secret = new SecretKeySpec(secret == null ? random() : secret.getBytes(UTF_8), ALGORITHM);
  }

  /**
   * Who it was, on that day.
   *
   * @param address as text
   * @param agent as it was sent; empty to tell addresses apart and not who shares one
   */
  String visitor(Instant time, String address, String agent) {
    Mac mac = mac();
    mac.update(ByteBuffer.allocate(Long.BYTES).putLong(LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay()).flip());
    byte[] from = address.getBytes(UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(from.length).flip());
    mac.update(from);
    mac.update(agent.getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac.doFinal(), VISITOR_BYTES));
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
