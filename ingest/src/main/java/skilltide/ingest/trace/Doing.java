package skilltide.ingest.trace;

/**
 * What a step does, named as OpenTelemetry's semantic conventions name it.
 *
 * @param topic of Kafka; empty when it has nothing to do with Kafka
 */
public record Doing(Kind kind, String operation, String topic) {
  /** Who else takes part in it. */
  enum Kind {
    SENDS, PROCESSES, HERE
  }

  /** Sends records to a topic. */
  public static Doing sending(String topic) {
    return new Doing(Kind.SENDS, "send", topic);
  }

  /** Does with a topic's records what they are read for. */
  public static Doing processing(String topic) {
    return new Doing(Kind.PROCESSES, "process", topic);
  }

  /** Something within this process. */
  public static Doing here(String operation) {
    return new Doing(Kind.HERE, operation, "");
  }

  String name() {
    return topic.isEmpty() ? operation : operation + ' ' + topic;
  }
}
