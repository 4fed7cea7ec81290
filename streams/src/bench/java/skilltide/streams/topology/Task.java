package skilltide.streams.topology;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a child process is told to do, as words.
 *
 * @param trial what is run
 * @param threads of it
 * @param bootstrap where the broker is
 * @param broker its process
 * @param input what the input topics' names begin with
 * @param output what the names of the topics begin with that this run writes
 * @param folder where it keeps its state
 */
record Task(Trial trial, int threads, String bootstrap, long broker, String input, String output, Path folder) {

  List<String> words() {
    return List.of(trial.word(), Integer.toString(threads), bootstrap, Long.toString(broker), input, output,
        folder.toString());
  }

  static Task of(String[] words) {
    return new Task(Trial.of(words[0]), Integer.parseInt(words[1]), words[2], Long.parseLong(words[3]), words[4],
        words[5], Path.of(words[6]));
  }

  /** The same with other records, and traces of its own. */
  Task on(String otherInput, String mark) {
    return new Task(trial, threads, bootstrap, broker, otherInput, mark + output, folder.resolve(mark));
  }

  /** What was used, and what came out. */
  static Map<String, Object> figure(Map<String, Object> used, long records, String check) {
    Map<String, Object> figure = new LinkedHashMap<>(used);
    figure.put("records", records);
    figure.put("check", check);
    return figure;
  }
}
