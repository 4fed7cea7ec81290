package skilltide.ingest.source.web;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import skilltide.ingest.source.LimitedInput;
import skilltide.ingest.source.Page;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.Trouble;

/** Answers as pages: unpacked, and not without end in either size or time. */
final class Pages {
  private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
  private static final int BUFFER = 1 << 16;
  private static final ScheduledThreadPoolExecutor ALARMS = new ScheduledThreadPoolExecutor(1,
      Thread.ofPlatform().daemon().name("source-alarms").factory());

  static {
    ALARMS.setRemoveOnCancelPolicy(true);
  }

  private Pages() {}

  static Page of(HttpResponse<InputStream> response, WebSettings settings) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    Timed timed = new Timed(response.body(), settings.page(), response.uri().toString());
    try {
      return new Page(response.uri(), type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT), charset(type),
          new LimitedInput(unpacked(response, timed), settings.largest(), response.uri()));
    } catch (IOException e) {
      timed.close();
      throw e;
    }
  }

  private static InputStream unpacked(HttpResponse<InputStream> response, InputStream body) throws IOException {
    String coding = response.headers().firstValue("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "identity" -> new BufferedInputStream(body, BUFFER);
      case "gzip", "x-gzip" -> new GZIPInputStream(body, BUFFER);
      default -> throw new SourceException(Trouble.SHAPE,
          "%s is packed as '%s', which nobody asked for".formatted(response.uri(), coding));
    };
  }

  private static Charset charset(String type) {
    Matcher named = CHARSET.matcher(type);
    return named.find() && Charset.isSupported(named.group(1))
        ? Charset.forName(named.group(1))
        : StandardCharsets.UTF_8;
  }

  /** Ends where it takes too long: a board that stops in the middle would hold its source up for ever. */
  private static final class Timed extends FilterInputStream {
    private final String address;
    private final Future<?> alarm;
    private volatile boolean late;

    Timed(InputStream in, Duration patience, String address) {
      super(in);
      this.address = address;
      alarm = ALARMS.schedule(() -> {
        late = true;
        closeQuietly();
      }, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw told(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        throw told(e);
      }
    }

    private IOException told(IOException e) {
      return new SourceException(Trouble.UNREACHABLE, late
          ? "%s did not come to an end in time".formatted(address)
          : "%s breaks off: %s".formatted(address, e.getMessage()));
    }

    private void closeQuietly() {
      try {
        in.close();
      } catch (IOException e) {
        // Whoever reads is told by the read that fails.
      }
    }

    @Override
    public void close() throws IOException {
      alarm.cancel(false);
      super.close();
    }
  }
}
