package skilltide.dashboard.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.query.Freshness;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.streams.taxonomy.Taxonomy;

/** The frames of the workload, as JSON, for servers that are not ours. */
public final class Frames {
  private static final World WORLD = new World("wall", false, "bench");

  private final Cube cube = new Cube();
  private final Workload workload;
  private final Queries queries;
  private final List<LiveStream> streams = new ArrayList<>();

  public Frames() {
    Taxonomy taxonomy = Taxonomy.bundled();
    workload = new Workload(taxonomy);
    workload.begin(cube);
    queries = new Queries(cube, taxonomy, Workload.CLOCK::instant, () -> Freshness.UNKNOWN);
    for (String message : Workload.views()) {
      View view = queries.view(ViewMessage.read(message).view());
      streams.add(new LiveStream("bench-" + streams.size(),
          new Answer.Known(view, queries.topSoon(view), queries.version(view), 0), WORLD, 0));
    }
  }

  /** The whole of a view. */
  public String snapshot(int view) {
    Frame snapshot = streams.get(view).snapshot();
    return snapshot.json();
  }

  /** Makes an update. */
  public void update(int number, Commits commits) {
    Runnable update = workload.update(number, cube);
    commits.record(number);
    update.run();
  }

  /** What the last update changed of a view. */
  public String delta(int view) {
    LiveStream stream = streams.get(view);
    Optional<Frame> delta = stream.advance(queries.topSoon(stream.view()), queries.version(stream.view()));
    String json = delta.orElseThrow().json();
    delta.get().release();
    return json;
  }
}
