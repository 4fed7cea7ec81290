package skilltide.dashboard.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file of the page. */
final class Asset {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  /** Below this many bytes there is nothing to gain. */
  private static final int FEWEST = 256;

  private final byte[] bytes;
  private final byte[] zipped;
  private final MediaType type;
  private final String tag;

  private Asset(byte[] bytes, byte[] zipped, MediaType type, String tag) {
    this.bytes = bytes;
    this.zipped = zipped;
    this.type = type;
    this.tag = tag;
  }

  static Asset of(byte[] bytes, MediaType type) {
    byte[] zipped = bytes.length < FEWEST || !type.isTextBased() ? bytes : zipped(bytes);
    return new Asset(bytes, zipped, type, '"' + sha256(bytes).substring(0, 22) + '"');
  }

  /** What tells this content from any other, as HTTP has it: in quotes. */
  String tag() {
    return tag;
  }

  /** Its content as text. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A file of the class path; empty when there is none, or the path is not a plain one. */
  static Optional<Asset> load(String folder, String path) {
    if (!PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(folder + path)) {
      if (in == null) {
        return Optional.empty();
      }
      String extension = path.substring(path.lastIndexOf('.') + 1);
      return Optional.of(of(in.readAllBytes(), MediaType.forExtension(extension).orElse(MediaType.TEXT_PLAIN_TYPE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 in Base64, as content security policies want it. */
  static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** The file, or word that the one that the asker has is still right. */
  MutableHttpResponse<byte[]> response(HttpRequest<?> request, String caching) {
    boolean same = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .anyMatch(known -> known.contains(tag));
    boolean zip = zipped.length < bytes.length && Zipping.isAccepted(request);
    MutableHttpResponse<byte[]> response = same
        ? HttpResponse.notModified()
        : zip ? Zipping.mark(HttpResponse.ok(zipped).contentType(type)) : HttpResponse.ok(bytes).contentType(type);
    return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, caching)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "same-origin");
  }

  /** Once, and as small as it gets: the server would do it for each asker anew. */
  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length);
    try (OutputStream out = new GZIPOutputStream(zipped) {
      {
        def.setLevel(Deflater.BEST_COMPRESSION);
      }
    }) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
