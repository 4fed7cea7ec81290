package skilltide.ingest.event;

import java.util.HashMap;
import java.util.Map;

/**
 * How every role reaches Kafka. The program provides it as a bean; roles add what is theirs.
 *
 * @param bootstrapServers {@code host:port} of one or more brokers, comma-separated
 * @param topicPrefix what all of this installation's topics and groups begin with; may be empty
 * @param properties client settings passed on as they are, such as security
 */
public record KafkaSettings(String bootstrapServers, String topicPrefix, Map<String, String> properties) {

  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  public EventTopics eventTopics() {
    return new EventTopics(topicPrefix);
  }

  /** A client's configuration: what is given here under what the installation says. */
  public Map<String, Object> client(Map<String, ?> defaults) {
    Map<String, Object> all = new HashMap<>(defaults);
    all.putAll(properties);
    all.put("bootstrap.servers", bootstrapServers);
    return all;
  }
}
