package skilltide.dashboard.standalone;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What a class logs during a test. */
final class LogLines implements BeforeEachCallback, AfterEachCallback {
  private final Logger log;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  LogLines(Class<?> of) {
    log = (Logger) LoggerFactory.getLogger(of);
  }

  List<ILoggingEvent> all() {
    return lines.list;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    lines.start();
    log.addAppender(lines);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    log.detachAppender(lines);
  }
}
