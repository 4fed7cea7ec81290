package skilltide.streams.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.read.PostingReader;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.topology.Texts.Text;

/** A broker with filled topics, and what a plain count of them gives. Postings stay from one start to the next. */
final class Bench implements AutoCloseable {
  private static final String WARM = "warm-";

  private final BenchOptions options;
  private final Taxonomy taxonomy = Taxonomy.bundled();
  private final List<Text> texts;
  private final ChildJvm broker;
  private final String bootstrap;
  private final BenchTopics topics;
  private final Map<Integer, Postings> histories = new HashMap<>();
  private @Nullable Expected views;
  /** Groups outlive their topics: an earlier start's are not to be taken for this one's. */
  private final long start = Instant.now().getEpochSecond();
  private int runs;

  private Bench(BenchOptions options, ChildJvm broker) throws IOException {
    this.options = options;
    this.broker = broker;
    texts = Texts.all(taxonomy);
    bootstrap = broker.figure().getOrDefault("bootstrap", "");
    topics = new BenchTopics(bootstrap);
  }

  static Bench start(BenchOptions options) throws IOException, ExecutionException, InterruptedException {
    Path folder = options.folder().resolve("broker");
    Files.createDirectories(folder);
    ChildJvm broker = ChildJvm.start(BrokerMain.class, List.of("-Xms1g", "-Xmx1g"), List.of(folder.toString()));
    Bench bench = new Bench(options, broker);
    bench.topics.remove("run-");
    bench.topics.remove(WARM + "run-");
    delete(options.folder().resolve("states"));
    if (options.number("warm") > 0) {
      bench.fill(WARM, options.number("warm"));
      bench.fillViews(WARM, options.number("warm"));
    }
    return bench;
  }

  BenchTopics topics() {
    return topics;
  }

  /** What a trial counts. */
  Postings input(Trial trial) throws ExecutionException, InterruptedException {
    return trial.ofViews() ? views() : postings(options.number(trial == Trial.DSL ? "dsl" : "n"));
  }

  /** The postings of a size: sent unless they are there; counted plainly. */
  Postings postings(int n) throws ExecutionException, InterruptedException {
    Postings known = histories.get(n);
    if (known != null) {
      return known;
    }
    String prefix = (options.text("order").equals("date") ? "n" : "shuffled") + n + '-';
    PostingHistory history = fill(prefix, n);
    Postings counted = new Postings(prefix, PlainPostingCount.of(history, new PostingReader(taxonomy)));
    histories.put(n, counted);
    return counted;
  }

  /** Postings of the broker; what their topics' names begin with, and what they count. */
  record Postings(String prefix, Expected expected) {}

  /** Views, sent anew at every start: they are of the last day. */
  Postings views() throws ExecutionException, InterruptedException {
    Expected known = views;
    if (known == null) {
      known = PlainViewCount.of(fillViews("views-", options.number("views")));
      views = known;
    }
    return new Postings("views-", known);
  }

  private PostingHistory fill(String prefix, int n) throws ExecutionException, InterruptedException {
    PostingHistory history = new PostingHistory(texts, n, options.text("order").equals("shuffled"));
    String topic = new EventTopics(prefix).jobPostings();
    topics.makeInputs(new EventTopics(prefix));
    long there = topics.ends(Set.of(topic)).values().stream().mapToLong(Long::longValue).sum();
    if (there != n && there > 0) { // a start that was broken off
      topics.emptied(topic);
      topics.makeInputs(new EventTopics(prefix));
    }
    if (there != n) {
      System.out.printf("sending %,d postings ...%n", n);
      try (Filling filling = new Filling(bootstrap)) {
        filling.send(topic, history);
      }
    }
    return history;
  }

  private ViewHistory fillViews(String prefix, int n) throws ExecutionException, InterruptedException {
    EventTopics events = new EventTopics(prefix);
    topics.emptied(events.glossaryViews());
    topics.makeInputs(events);
    ViewHistory history = new ViewHistory(taxonomy, n, Instant.now());
    try (Filling filling = new Filling(bootstrap)) {
      filling.send(events.glossaryViews(), history);
    }
    return history;
  }

  /** A task with topics and folders that nobody has used. */
  Task task(Trial trial, int threads, String input) {
    String output = "run-%d-%d-".formatted(start, ++runs);
    return new Task(trial, threads, bootstrap, broker.pid(), input, output,
        options.folder().resolve("states").resolve(output));
  }

  /** The process that runs a task. */
  ChildJvm child(Class<?> main, Task task, List<String> more) throws IOException {
    List<String> jvm = new ArrayList<>(more);
    jvm.add("-Xms" + options.text("heap"));
    jvm.add("-Xmx" + options.text("heap"));
    List<String> words = new ArrayList<>(task.words());
    words.add(options.number("warm") > 0 ? WARM : "cold");
    return ChildJvm.start(main, jvm, words);
  }

  /** Runs a trial in a process of its own; tells its figure once it has proved right. */
  Map<String, String> measure(Trial trial, int threads, Postings postings, List<String> more)
      throws IOException, ExecutionException, InterruptedException {
    Task task = task(trial, threads, postings.prefix());
    try (ChildJvm child = child(TrialMain.class, task, more)) {
      Map<String, String> figure = child.figure();
      check(trial, figure.getOrDefault("check", ""), postings.expected());
      return figure;
    } finally {
      clean(task);
    }
  }

  /** Removes what a task wrote. */
  void clean(Task task) throws IOException, ExecutionException, InterruptedException {
    topics.remove(task.output());
    topics.remove(WARM + task.output());
    delete(task.folder());
  }

  /** @throws IllegalStateException when what came out is not what the plain count has */
  void check(Trial trial, String found, Expected expected) {
    long right = switch (trial.way()) {
      case SKILLTIDE -> options.text("rules").equals("simple") ? expected.simple() : expected.digest();
      case DSL -> expected.simple();
      case LOOP -> trial == Trial.LOOP || trial == Trial.VIEW_LOOP ? 0 : expected.skills();
    };
    if (trial.checked() && !found.equals(Long.toString(right))) {
      throw new IllegalStateException("%s counted wrong: %s, the plain count has %d (%s)".formatted(trial.word(), found,
          right, expected));
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    topics.close();
    broker.close();
  }
}
