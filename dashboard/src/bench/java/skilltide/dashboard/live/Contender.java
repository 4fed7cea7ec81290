package skilltide.dashboard.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A server that is measured, and whether its viewers offer compression, as browsers do. */
enum Contender {
  SKILLTIDE(true), SKILLTIDE_TEXT(false), BROADCASTER(true), BROADCASTER_TEXT(false), NODE(true), NODE_DEFLATE(true), BARE(true),
  BARE_TEXT(false);

  private final boolean offers;

  Contender(boolean offers) {
    this.offers = offers;
  }

  boolean offers() {
    return offers;
  }

  /** Whether what is allocated for it can be told. */
  boolean isJava() {
    return this != NODE && this != NODE_DEFLATE;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * One that runs.
   *
   * @param updates who makes the updates
   * @param pid the process that has the sockets
   */
  record Running(Child updates, String pid, List<Child> all) implements AutoCloseable {
    @Override
    public void close() {
      all.forEach(Child::close);
    }
  }

  Running start(int port, Path commits, List<String> settings) throws IOException {
    return switch (this) {
      case SKILLTIDE, SKILLTIDE_TEXT -> {
        List<Object> arguments = new ArrayList<>(List.of(port, commits));
        arguments.addAll(settings);
        yield alone(Child.java("skilltide.dashboard.live.SkilltideMain", false, arguments.toArray()));
      }
      case BROADCASTER, BROADCASTER_TEXT ->
        alone(Child.java("skilltide.dashboard.bench.BroadcasterMain", true, port, commits));
      case BARE -> alone(Child.java("skilltide.dashboard.live.BareMain", false, port, commits, "deflate"));
      case BARE_TEXT -> alone(Child.java("skilltide.dashboard.live.BareMain", false, port, commits, "text"));
      case NODE, NODE_DEFLATE -> node(port, commits, this == NODE_DEFLATE);
    };
  }

  private static Running alone(List<String> command) throws IOException {
    Child child = Child.start(command);
    return new Running(child, child.hear("ready "), List.of(child));
  }

  private static Running node(int port, Path commits, boolean deflate) throws IOException {
    Path views = commits.resolveSibling("views.json");
    Files.writeString(views,
        new ObjectMapper().writeValueAsString(Workload.views()));
    List<Process> processes = ProcessBuilder.startPipeline(List.of(
        new ProcessBuilder(Child.java("skilltide.dashboard.live.FeederMain", false, commits)),
        new ProcessBuilder("node", "dashboard/src/bench/node/server.mjs", Integer.toString(port),
            Boolean.toString(deflate), views.toString()).redirectError(ProcessBuilder.Redirect.INHERIT)));
    Child feeder = Child.speakingOnErrors(processes.get(0));
    Child server = Child.of(processes.get(1));
    return new Running(feeder, server.hear("ready "), List.of(feeder, server));
  }
}
