package skilltide.ingest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.MalformedEventException;

/** Unpacks bodies as they are read, within limits. */
@Singleton
final class Bodies {
  private static final int BUFFER = 64 * 1024;

  private final IngestLimits limits;

  Bodies(IngestLimits limits) {
    this.limits = limits;
  }

  /**
   * @param body absent when it is empty
   * @throws MalformedEventException when it is packed in another way than gzip
   */
  InputStream open(HttpRequest<?> request, @Nullable InputStream body) {
    PacedInput raw = new PacedInput(body == null ? InputStream.nullInputStream() : body, limits, System::nanoTime);
    String encoding = Optional.ofNullable(request.getHeaders().get(HttpHeaders.CONTENT_ENCODING)).orElse("identity");
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity" -> new BoundedInput(raw, raw, limits);
      case "gzip", "x-gzip" -> new BoundedInput(new Unpacking(raw), raw, limits);
      default -> throw new MalformedEventException(HttpHeaders.CONTENT_ENCODING,
          "'%s' is not known here; send gzip or the bare text".formatted(encoding));
    };
  }

  /** Looks at the first bytes only when they are asked for: what is wrong with them is then an error of reading. */
  private static final class Unpacking extends FilterInputStream {
    private boolean begun;

    Unpacking(InputStream packed) {
      super(packed);
    }

    @Override
    public int read() throws IOException {
      begin();
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      begin();
      return in.read(bytes, offset, length);
    }

    private void begin() throws IOException {
      if (!begun) {
        begun = true;
        in = new GZIPInputStream(in, BUFFER);
      }
    }
  }
}
