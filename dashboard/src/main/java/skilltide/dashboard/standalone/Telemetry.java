package skilltide.dashboard.standalone;

/** What an instance tells of itself, beside its metrics. */
record Telemetry(Logging logging, Tracing tracing) {
  static final Telemetry USUAL = new Telemetry(Logging.USUAL, Tracing.OFF);
}
