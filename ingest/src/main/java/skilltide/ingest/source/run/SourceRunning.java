package skilltide.ingest.source.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import skilltide.ingest.event.KafkaSettings;

/** Asks the sources that are configured, where there are any, from the start to the end of the program. */
@Singleton
@Requires(beans = Sources.class)
final class SourceRunning implements ApplicationEventListener<StartupEvent>, AutoCloseable {
  private final Optional<KafkaReports> reports;
  private final Optional<Ownership> ownership;

  SourceRunning(Sources sources, KafkaSettings kafka, MeterRegistry meters) {
    if (sources.all().isEmpty()) {
      reports = Optional.empty();
      ownership = Optional.empty();
      return;
    }
    Clients clients = new Clients(kafka);
    KafkaReports told = new KafkaReports(sources, kafka.eventTopics(), clients, meters);
    reports = Optional.of(told);
    ownership = Optional.of(new Ownership(sources, kafka.eventTopics(), clients, told));
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    reports.ifPresent(KafkaReports::start);
    ownership.ifPresent(Ownership::start);
  }

  Collection<SourceReport> reports() {
    return reports.map(KafkaReports::all).orElse(List.of());
  }

  @Override
  @PreDestroy
  public void close() {
    ownership.ifPresent(Ownership::close);
    reports.ifPresent(KafkaReports::close);
  }
}
