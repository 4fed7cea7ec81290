package skilltide.dashboard.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.RequestId;

/**
 * Everything goes to a file in the data folder, and the terminal keeps only our own warnings; or all goes to the standard output.
 * Where the file is, is known only once the folder is open: hence by code, on top of {@code logback.xml}.
 */
final class LogFile {
  private static final String TERMINAL = "terminal";

  private static final String FILE = "log";

  private LogFile() {}

  /** Where it is, once it is open. */
  static Optional<String> path() {
    return context().getLogger(Logger.ROOT_LOGGER_NAME).getAppender(FILE) instanceof FileAppender<?> open
        ? Optional.of(open.getFile())
        : Optional.empty();
  }

  static void open(Path file, Logging logging) {
    LoggerContext context = context();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    Appender<ILoggingEvent> terminal = root.getAppender(TERMINAL);
    if (terminal != null) {
      root.detachAppender(terminal);
      if (logging.target() == Logging.Target.FILE) { // else it would say the same twice
        context.getLogger("skilltide").addAppender(terminal);
      }
    }
    Appender<ILoggingEvent> before = root.getAppender(FILE);
    if (before != null) { // a program started after another in the same JVM
      root.detachAppender(before);
      before.stop();
    }
    Encoder<ILoggingEvent> encoder = encoder(context, logging.format());
    root.addAppender(switch (logging.target()) {
      case FILE -> file(context, file, encoder);
      case STDOUT -> standardOutput(context, encoder);
    });
    context.getLogger("skilltide").setLevel(Level.INFO);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, Logging.Format format) {
    Encoder<ILoggingEvent> encoder = switch (format) {
      case TEXT -> text();
      case JSON -> json();
    };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  // The request that a line is about stands before it, where there is one.
  private static Encoder<ILoggingEvent> text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{30} [%thread] %replace(%X{"
        + RequestId.NAME + "}){'(.+)', '($1) '}%msg%n");
    return encoder;
  }

  private static Encoder<ILoggingEvent> json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMessage(false); // filled in it is one field, not a pattern and its values
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    return encoder;
  }

  private static Appender<ILoggingEvent> standardOutput(LoggerContext context, Encoder<ILoggingEvent> encoder) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName(FILE);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static Appender<ILoggingEvent> file(LoggerContext context, Path file, Encoder<ILoggingEvent> encoder) {
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
