package skilltide.ingest.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** The three things that are taken in over HTTP, counted apart. */
@Singleton
final class Intakes {
  final Intake postings;
  final Intake withdrawals;
  final Intake views;

  Intakes(MeterRegistry registry) {
    postings = new Intake(registry, "postings");
    withdrawals = new Intake(registry, "withdrawals");
    views = new Intake(registry, "views");
  }
}
