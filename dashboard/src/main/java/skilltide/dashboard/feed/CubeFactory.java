package skilltide.dashboard.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.Slice;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;

/** The process's one cube. */
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

  private static long postings(Cube cube) {
    return cube.read(reader -> reader.total(ALL, Column.POSTED));
  }
}
