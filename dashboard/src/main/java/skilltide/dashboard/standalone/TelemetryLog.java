package skilltide.dashboard.standalone;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets what OpenTelemetry complains of stand in our log, once a minute of each of its classes: it does so with every batch, on the terminal. */
final class TelemetryLog extends Handler {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryLog.class);
  private static final long BETWEEN = Duration.ofMinutes(1).toNanos();
  /** Held, or what is set there would be forgotten. */
  private static final java.util.logging.Logger THEIRS = java.util.logging.Logger.getLogger("io.opentelemetry");
  /** Say what cannot be sent as well; {@link ToldExporter} says it with the mend. */
  private static final java.util.logging.Logger SENDERS = java.util.logging.Logger
      .getLogger("io.opentelemetry.exporter");

  private final LongSupplier nanos;
  private final SimpleFormatter text = new SimpleFormatter();
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  TelemetryLog(LongSupplier nanos) {
    this.nanos = nanos;
    setLevel(Level.WARNING);
  }

  /** From now on, in this process. */
  static synchronized void take() {
    if (Arrays.stream(THEIRS.getHandlers()).noneMatch(TelemetryLog.class::isInstance)) {
      THEIRS.setUseParentHandlers(false);
      THEIRS.addHandler(new TelemetryLog(System::nanoTime));
      SENDERS.setLevel(Level.OFF);
    }
  }

  @Override
  public void publish(LogRecord line) {
    if (!isLoggable(line)) {
      return;
    }
    long now = nanos.getAsLong();
    String from = String.valueOf(line.getLoggerName());
    boolean first = told.compute(from, (each, last) -> last != null && now - last < BETWEEN ? last : now) == now;
    if (first) {
      LOG.warn("{}: {}", from, text.formatMessage(line), line.getThrown());
    }
  }

  @Override
  public void flush() {
    // nothing waits
  }

  @Override
  public void close() {
    // nothing to let go of
  }
}
