package skilltide.dashboard.live;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The frames for a server that cannot make them: a line each, the number of the view, a tab, the JSON. First the snapshots, then the
 * deltas of each update. It speaks to its parent on the other output. Argument: file of commits.
 */
final class FeederMain {

  private FeederMain() {}

  public static void main(String[] arguments) throws IOException {
    Commits commits = new Commits(Path.of(arguments[0]));
    Frames frames = new Frames();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    System.setOut(System.err);
    int views = Workload.views().size();
    for (int view = 0; view < views; view++) {
      out.print(view + "\t" + frames.snapshot(view) + "\n");
    }
    out.flush();
    new Updates(number -> {
      frames.update(number, commits);
      for (int view = 0; view < views; view++) {
        out.print(view + "\t" + frames.delta(view) + "\n");
      }
      out.flush();
    }).obey();
    System.exit(0);
  }
}
