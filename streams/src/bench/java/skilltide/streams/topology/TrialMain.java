package skilltide.streams.topology;

import java.util.Map;
import skilltide.streams.taxonomy.Taxonomy;

/** One trial, alone in its JVM: warms up with other records, then runs. */
final class TrialMain {
  private TrialMain() {}

  /** @param words the task, then what the topics to warm up with begin with; nothing: cold */
  public static void main(String[] words) throws Exception {
    Task task = Task.of(words);
    Taxonomy taxonomy = Taxonomy.bundled();
    String warm = words[words.length - 1];
    if (!warm.equals("cold")) {
      var unused = run(task.on(warm, "warm-"), taxonomy);
    }
    Figure.tell(run(task, taxonomy));
  }

  private static Map<String, Object> run(Task task, Taxonomy taxonomy) throws Exception {
    if (task.trial().way() == Trial.Way.LOOP) {
      return new Loop(task, taxonomy).run();
    }
    try (CountingRun counting = new CountingRun(task, taxonomy)) {
      return counting.run();
    }
  }
}
