package skilltide.streams.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.taxonomy.Taxonomy;

/** Runs a topology over all that its topic holds, until everything is committed and published. */
final class CountingRun implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;
  /** Longer than anything waits for a tick or a commit. */
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration RESTART = Duration.ofMinutes(30);

  private final Task task;
  private final KafkaStreams streams;
  private final BenchTopics topics;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  CountingRun(Task task, Taxonomy taxonomy) throws IOException {
    this.task = task;
    Files.createDirectories(task.folder());
    streams = Engine.streams(task, taxonomy);
    streams.setUncaughtExceptionHandler(thrown -> {
      failure.set(thrown);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    topics = new BenchTopics(task.bootstrap());
  }

  /** Makes its topics and counts; tells what that took. */
  Map<String, Object> run() throws ExecutionException, InterruptedException {
    topics.makeOutputs(Engine.results(task));
    FirstPoll.expect(task.broker());
    streams.start();
    Map<TopicPartition, Long> input = topics.ends(Set.of(input()));
    Meter end = untilQuiet(input);
    String check = task.trial().checked() ? Long.toString(PublishedCounts.digest(task)) : "none";
    return Task.figure(end.since(FirstPoll.meter()), input.values().stream().mapToLong(Long::longValue).sum(), check);
  }

  /** Starts where an earlier run left off; tells how long it takes until it runs with nothing left to count. */
  Map<String, Object> again() throws ExecutionException, InterruptedException {
    TimedRestoring restoring = new TimedRestoring();
    streams.setGlobalStateRestoreListener(restoring);
    long start = System.nanoTime();
    streams.start();
    Map<TopicPartition, Long> input = topics.ends(Set.of(input()));
    while (streams.state() != KafkaStreams.State.RUNNING || !counted(input, topics.committed(Engine.application(task)))) {
      Throwable failed = failure.get();
      if (failed != null || Duration.ofNanos(System.nanoTime() - start).compareTo(RESTART) > 0) {
        throw new IllegalStateException("does not start again: " + streams.state(), failed);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("seconds_until_running", (System.nanoTime() - start) / 1e9);
    figure.put("restored_records", restoring.records());
    figure.put("seconds_restoring", restoring.seconds());
    return figure;
  }

  private static boolean counted(Map<TopicPartition, Long> input, Map<TopicPartition, Long> committed) {
    return input.entrySet().stream()
        .allMatch(end -> end.getValue() == 0 || end.getValue().equals(committed.get(end.getKey())));
  }

  private String input() {
    EventTopics events = new EventTopics(task.input());
    return task.trial().ofViews() ? events.glossaryViews() : events.jobPostings();
  }

  /** The meter when something was committed or published last, once all input is and nothing has followed. */
  private Meter untilQuiet(Map<TopicPartition, Long> input) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> seen = Map.of();
    Meter last = Meter.read(task.broker());
    while (true) {
      Map<TopicPartition, Long> committed = topics.committed(Engine.application(task));
      Map<TopicPartition, Long> now = new HashMap<>(committed);
      now.putAll(topics.ends(outputs()));
      if (!now.equals(seen)) {
        seen = now;
        last = Meter.read(task.broker());
      }
      Duration quiet = Duration.ofNanos(System.nanoTime() - last.nanos());
      if (counted(input, committed) && lag() == 0 && quiet.compareTo(QUIET) > 0) {
        return last;
      }
      Throwable failed = failure.get();
      if (failed != null || quiet.compareTo(PATIENCE) > 0) {
        throw new IllegalStateException("%s stands still in state %s: committed %s of %s"
            .formatted(task.trial().word(), streams.state(), committed, input), failed);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** How much of what lies between its own halves it has still to take. */
  private double lag() {
    return streams.metrics().values().stream().filter(metric -> metric.metricName().name().equals("records-lag"))
        .mapToDouble(metric -> metric.metricValue() instanceof Double lag && !lag.isNaN() ? lag : 0).sum();
  }

  private Set<String> outputs() throws ExecutionException, InterruptedException {
    return topics.names().stream().filter(name -> name.startsWith(task.output()) && !name.endsWith("-changelog"))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    streams.close();
    topics.close();
  }
}
