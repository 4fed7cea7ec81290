package skilltide.dashboard.bench;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import skilltide.dashboard.cube.Cube;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * The dashboard in a real server, without Kafka: its cube is filled and fed within the process, until its input ends. Arguments:
 * port, postings, postings a second, for how many seconds.
 */
final class ServerMain {

  private ServerMain() {}

  public static void main(String[] arguments) throws IOException {
    Taxonomy taxonomy = Taxonomy.bundled();
    ApplicationContext context = ApplicationContext.builder().deduceEnvironment(false).banner(false)
        .properties(Map.of("skilltide.roles.dashboard", true, "skilltide.roles.ingest", false,
            "skilltide.roles.streams", false, "micronaut.server.host", "127.0.0.1", "micronaut.server.port",
            arguments[0], "skilltide.version", "bench"))
        .singletons(new KafkaSettings("127.0.0.1:1", "", Map.of("default.api.timeout.ms", "500", "reconnect.backoff.ms",
                "60000", "reconnect.backoff.max.ms", "60000")),
            Clock.fixed(Market.NOW, ZoneOffset.UTC), taxonomy)
        .start();
    EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
    Cube cube = context.getBean(Cube.class);
    Feeding feeding = feeding(taxonomy, cube, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]));
    System.out.println("ready " + server.getURI());
    while (System.in.read() >= 0) {
      // whoever started it says nothing, and closes the pipe when it is done
    }
    feeding.close();
    System.out.println("# " + feeding.told());
    server.close();
    context.close();
  }

  // What the postings were counted in is garbage once they are fed.
  private static Feeding feeding(Taxonomy taxonomy, Cube cube, int postings, int perSecond, int seconds) {
    Made made = Made.of(taxonomy, postings);
    made.publish(cube::apply);
    return Feeding.start(made.market(), made.ledger(), cube, perSecond, seconds);
  }
}
