package skilltide.dashboard.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.query.Arrivals;
import skilltide.dashboard.readings.Readings;
import skilltide.ingest.trace.Gathered;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;

/** The process's one cube, and its readings. */
@Factory
final class CubeFactory {
  private static final Slice ALL = new Slice(Input.POSTINGS, Grain.DAY, Facet.ALL, "");

  @Singleton
  Cube cube(MeterRegistry meters) {
    Cube cube = new Cube();
    Gauge.builder("skilltide.postings.counted", cube, CubeFactory::postings)
        .description("Postings that the figures rest on").register(meters);
    return cube;
  }

  @Singleton
  Arrivals arrivals() {
    return new Arrivals();
  }

  /** What is followed and nobody was shown yet. */
  @Singleton
  Gathered unshown() {
    return new Gathered();
  }

  @Singleton
  Readings readings() {
    return new Readings();
  }

  @Singleton
  ReadingFiles readingFiles(@Nullable @Property(name = "skilltide.data") String data,
      @Property(name = "skilltide.readings.memory", defaultValue = "512MB") String memoryLimit) {
    return new ReadingFiles(data == null ? null : Path.of(data).resolve("readings"), memoryLimit);
  }

  @Singleton
  Switching switching() {
    return new Switching(true);
  }

  private static long postings(Cube cube) {
    return cube.read(reader -> reader.total(ALL, Column.POSTED));
  }
}
