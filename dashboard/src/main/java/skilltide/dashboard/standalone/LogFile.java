package skilltide.dashboard.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Everything goes to a file in the data folder; the terminal keeps only our own warnings. Where the file is, is known
 * only once the folder is open: hence by code, on top of {@code logback.xml}.
 */
final class LogFile {
  private static final String TERMINAL = "terminal";

  private static final String FILE = "file";

  private LogFile() {}

  /** Where it is, once it is open. */
  static Optional<String> path() {
    return context().getLogger(Logger.ROOT_LOGGER_NAME).getAppender(FILE) instanceof FileAppender<?> open
        ? Optional.of(open.getFile())
        : Optional.empty();
  }

  static void open(Path file) {
    LoggerContext context = context();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    Appender<ILoggingEvent> terminal = root.getAppender(TERMINAL);
    if (terminal != null) {
      root.detachAppender(terminal);
      context.getLogger("skilltide").addAppender(terminal);
    }
    Appender<ILoggingEvent> before = root.getAppender(FILE);
    if (before != null) { // a program started after another in the same JVM
      root.detachAppender(before);
      before.stop();
    }
    root.addAppender(appender(context, file));
    context.getLogger("skilltide").setLevel(Level.INFO);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Appender<ILoggingEvent> appender(LoggerContext context, Path file) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{30} [%thread] %msg%n");
    encoder.start();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName(FILE);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
    rolling.setMaxFileSize(new FileSize(20 * FileSize.MB_COEFFICIENT));
    rolling.setMaxHistory(7);
    rolling.setTotalSizeCap(new FileSize(200 * FileSize.MB_COEFFICIENT));
    rolling.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(rolling);
    appender.start();
    return appender;
  }
}
