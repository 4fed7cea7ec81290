package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TelemetryLogTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(TelemetryLog.class);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private final AtomicLong nanos = new AtomicLong();
  private final TelemetryLog theirs = new TelemetryLog(nanos::get);

  @BeforeEach
  void listen() {
    told.start();
    log.addAppender(told);
  }

  @AfterEach
  void leave() {
    log.detachAppender(told);
  }

  @Test
  void theSameComplaintStandsInTheLogOnceAMinute() {
    say("queue", Level.WARNING);
    say("queue", Level.WARNING);
    say("other", Level.WARNING);
    say("another", Level.INFO);
    assertThat(told.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("queue: 7 dropped",
        "other: 7 dropped");

    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    say("queue", Level.WARNING);

    assertThat(told.list).hasSize(3);
  }

  private void say(String from, Level level) {
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    LogRecord line = new LogRecord(level, "{0} dropped");
    line.setParameters(new Object[]{7});
    line.setLoggerName(from);
    theirs.publish(line);
  }
}
