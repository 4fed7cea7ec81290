package skilltide.dashboard.bench;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.MediaType;
import io.micronaut.websocket.WebSocketBroadcaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import skilltide.dashboard.live.Commits;
import skilltide.dashboard.live.Frames;
import skilltide.dashboard.live.InProcess;
import skilltide.dashboard.live.Updates;
import skilltide.dashboard.live.Workload;

/** Micronaut's broadcaster, used as its guide has it, with the same frames. Arguments: port, file of commits. */
final class BroadcasterMain {

  private BroadcasterMain() {}

  public static void main(String[] arguments) throws IOException {
    Commits commits = new Commits(Path.of(arguments[1]));
    Frames frames = new Frames();
    ApplicationContext context = InProcess.start(arguments[0],
        Map.of("skilltide.roles.dashboard", false, "bench.broadcaster", true), frames);
    WebSocketBroadcaster broadcaster = context.getBean(WebSocketBroadcaster.class);
    new Updates(number -> {
      frames.update(number, commits);
      for (int view = 0; view < Workload.views().size(); view++) {
        Integer wanted = view;
        var unused = broadcaster.broadcastAsync(frames.delta(view), MediaType.APPLICATION_JSON_TYPE,
            session -> wanted.equals(session.get(BroadcasterSocket.VIEW, Integer.class).orElse(null)));
      }
    }).obey();
    System.exit(0);
  }
}
