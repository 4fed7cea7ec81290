package skilltide.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * When each page of a site was read and whether it held a posting, in a source's position: a short digest of the address and a number a page, so
 * that fifty thousand pages fit into one record.
 */
final class PagesRead {
  private static final String FIELD = "read";

  private PagesRead() {}

  /** A page's address in eleven characters. */
  static String of(String address) {
    try {
      long digest = ByteBuffer
          .wrap(MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8))).getLong();
      return Long.toUnsignedString(digest, Character.MAX_RADIX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** When it was read, in seconds since 1970; 0 when never. */
  static long read(ObjectNode position, String address) {
    return Math.abs(position.path(FIELD).path(of(address)).asLong());
  }

  static boolean hasPosting(ObjectNode position, String address) {
    return position.path(FIELD).path(of(address)).asLong() > 0;
  }

  static void put(ObjectNode position, String address, long time, boolean posting) {
    position.withObject(FIELD).put(of(address), posting ? time : -time);
  }

  /** Forgets all pages but these, by their digests. */
  static void retain(ObjectNode position, Set<String> digests) {
    List<String> gone = new ArrayList<>();
    position.withObject(FIELD).fieldNames().forEachRemaining(digest -> {
      if (!digests.contains(digest)) {
        gone.add(digest);
      }
    });
    position.withObject(FIELD).remove(gone);
  }
}
