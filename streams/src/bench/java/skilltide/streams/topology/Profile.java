package skilltide.streams.topology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** What a recording says: samples of time and of allocation, by method and by thread. */
final class Profile {
  private static final String OWN = "skilltide.";

  private final Shares time;
  private final Shares bytes;

  private Profile(Shares time, Shares bytes) {
    this.time = time;
    this.bytes = bytes;
  }

  /** Samples of one kind, added up in several ways. */
  private static final class Shares {
    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Long> self = new HashMap<>();
    private final Map<String, Long> nearestOwn = new HashMap<>();
    private final Map<String, Long> inclusive = new HashMap<>();
    private final Map<String, Long> types = new HashMap<>();
    private long sum;
  }

  /** @param from only what happened since, milliseconds since 1970; {@code to} likewise */
  static Profile read(Path recording, long from, long to) throws IOException {
    Shares onProcessor = new Shares();
    Shares inJava = new Shares();
    Shares bytes = new Shares();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        long at = event.getStartTime().toEpochMilli();
        if (at < from || at > to) {
          continue;
        }
        switch (event.getEventType().getName()) {
          case "jdk.CPUTimeSample" -> add(onProcessor, event, event.getThread("eventThread"), 1);
          case "jdk.ExecutionSample" -> add(inJava, event, event.getThread("sampledThread"), 1);
          case "jdk.ObjectAllocationSample" -> {
            add(bytes, event, event.getThread("eventThread"), event.getLong("weight"));
            bytes.types.merge(event.getClass("objectClass").getName(), event.getLong("weight"), Long::sum);
          }
          default -> {
            // the recorder notes much else
          }
        }
      }
    }
    return new Profile(onProcessor.sum > 0 ? onProcessor : inJava, bytes);
  }

  private static void add(Shares shares, RecordedEvent event, RecordedThread thread, long weight) {
    RecordedStackTrace trace = event.getStackTrace();
    String name = thread == null ? "?" : String.valueOf(thread.getJavaName());
    if (trace == null || trace.getFrames().isEmpty() || name.startsWith("JFR ")) {
      return;
    }
    List<String> frames = trace.getFrames().stream().map(Profile::name).toList();
    shares.sum += weight;
    shares.threads.merge(name.replaceAll("[0-9a-f-]{8,}|[0-9]+", "#"), weight, Long::sum);
    shares.self.merge(frames.getFirst(), weight, Long::sum);
    shares.nearestOwn.merge(frames.stream().filter(frame -> frame.startsWith(OWN)).findFirst().orElse("none of ours"),
        weight, Long::sum);
    Set<String> distinct = new LinkedHashSet<>(frames);
    distinct.forEach(frame -> shares.inclusive.merge(frame, weight, Long::sum));
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + '.' + frame.getMethod().getName();
  }

  String markdown(int top) {
    return "\n## Time, %d samples%n".formatted(time.sum) + tables(time, top)
        + "\n## Allocation, %d MB%n".formatted(bytes.sum >> 20) + tables(bytes, top)
        + table("by type", bytes.types, bytes.sum, top);
  }

  private static String tables(Shares shares, int top) {
    return table("by thread", shares.threads, shares.sum, top) + table("by method, itself", shares.self, shares.sum, top)
        + table("by our nearest method, with what it calls of others", shares.nearestOwn, shares.sum, top)
        + table("by method, with all that it calls", shares.inclusive, shares.sum, 3 * top);
  }

  private static String table(String title, Map<String, Long> shares, long sum, int top) {
    return "\n" + title + "\n\n| % | |\n|---:|---|\n" + shares.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())).limit(top)
        .map(each -> "| %.1f | `%s` |%n".formatted(100.0 * each.getValue() / Math.max(1, sum), each.getKey()))
        .collect(Collectors.joining());
  }
}
