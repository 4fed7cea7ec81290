package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TelemetryLogTest {
  @RegisterExtension
  final LogLines told = new LogLines(TelemetryLog.class);

  private final AtomicLong nanos = new AtomicLong();
  private final TelemetryLog theirs = new TelemetryLog(nanos::get);

  @Test
  void theSameComplaintStandsInTheLogOnceAMinute() {
    say("queue", Level.WARNING);
    say("queue", Level.WARNING);
    say("other", Level.WARNING);
    say("another", Level.INFO);
    assertThat(told.all()).extracting(ILoggingEvent::getFormattedMessage).containsExactly("queue: 7 dropped",
        "other: 7 dropped");

    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    say("queue", Level.WARNING);

    assertThat(told.all()).hasSize(3);
  }

  private void say(String from, Level level) {
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    LogRecord line = new LogRecord(level, "{0} dropped");
    line.setParameters(new Object[]{7});
    line.setLoggerName(from);
    theirs.publish(line);
  }
}
