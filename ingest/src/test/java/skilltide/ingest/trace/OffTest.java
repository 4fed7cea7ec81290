package skilltide.ingest.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Tracer;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Traces that are off. */
class OffTest {
  @Test
  void offNotAClassOfOpenTelemetryIsNeeded() throws Exception {
    try (WithoutOpenTelemetry classes = new WithoutOpenTelemetry()) {
      assertThatThrownBy(() -> classes.loadClass(Tracer.class.getName())).isInstanceOf(ClassNotFoundException.class);

      ((Runnable) classes.loadClass(Off.class.getName()).getDeclaredConstructor().newInstance()).run();
    }
  }

  /** All that is done with traces, when they are off. */
  public static final class Off implements Runnable {
    @Override
    @SuppressWarnings("try") // the thread is in a step, that is all
    public void run() {
      String followed = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
      Headers headers = new RecordHeaders().add("traceparent", followed.getBytes(UTF_8));
      Gathered gathered = new Gathered();
      Traces.OFF.origin(headers, System.currentTimeMillis()).ifPresent(gathered::add);
      try (
          Step request = Traces.OFF
              .request(new Request("POST", "/", "/", "http", Map.of("traceparent", followed)::get, false));
          Step.Here here = request.tag("a", 1).enter()) {
        Traces.OFF.send("job-postings").stamp(headers);
        Traces.OFF.stamp(headers);
      }
      Traces.OFF.begin(Doing.sending("skill-counts"), gathered.take()).over(() -> {});
    }
  }

  /** Has our classes anew, and none of OpenTelemetry's. */
  private static final class WithoutOpenTelemetry extends URLClassLoader {
    WithoutOpenTelemetry() {
      super(urls(), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("io.opentelemetry.")) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }

    private static URL[] urls() {
      String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      return Arrays.stream(path.split(File.pathSeparator)).map(each -> {
        try {
          return Path.of(each).toUri().toURL();
        } catch (MalformedURLException e) {
          throw new IllegalArgumentException(e);
        }
      }).toArray(URL[]::new);
    }
  }
}
