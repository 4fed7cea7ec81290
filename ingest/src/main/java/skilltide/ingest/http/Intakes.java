package skilltide.ingest.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What is taken in over HTTP, counted apart. */
@Singleton
final class Intakes {
  final Intake postings;
  final Intake withdrawals;
  final Intake forgets;
  final Intake views;

  Intakes(MeterRegistry registry) {
    postings = new Intake(registry, "postings");
    withdrawals = new Intake(registry, "withdrawals");
    forgets = new Intake(registry, "forgets");
    views = new Intake(registry, "views");
  }
}
