package skilltide.dashboard.standalone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.File;

/** What is metered of an instance as a whole, and what of the libraries' meters is left out. */
@Factory
final class InstanceMeters {
  /** Routes that requests are metered by; beyond that none are added. */
  private static final int MOST_ROUTES = 80;

  /** The disk that the data folder lies on. */
  record Disk(File folder) {
    long free() {
      return folder.getUsableSpace();
    }

    long size() {
      return folder.getTotalSpace();
    }
  }

  @Context
  @Requires(property = "skilltide.data")
  Disk disk(@Property(name = "skilltide.data") String data, MeterRegistry meters) {
    Disk disk = new Disk(new File(data));
    Gauge.builder("skilltide.data.free", disk, Disk::free).baseUnit("bytes")
        .description("Room that is left on the disk of the data folder").register(meters);
    Gauge.builder("skilltide.data.size", disk, Disk::size).baseUnit("bytes")
        .description("How large the disk of the data folder is").register(meters);
    return disk;
  }

  /** Framework's pools, of which nothing here is seen; a time in nanoseconds, which is there as a share. */
  @Singleton
  MeterFilter unneeded() {
    return MeterFilter.deny(id -> id.getName().startsWith("executor") || id.getName().equals("process.cpu.time"));
  }

  @Singleton
  MeterFilter routes() {
    return MeterFilter.maximumAllowableTags("http.server.requests", "uri", MOST_ROUTES, MeterFilter.deny());
  }
}
