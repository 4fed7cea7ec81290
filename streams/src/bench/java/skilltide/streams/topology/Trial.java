package skilltide.streams.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is measured: each in a fresh JVM of its own. */
enum Trial {
  /** Polls and deserialises postings: the ceiling. */
  LOOP(Way.LOOP),
  /** The same, and reads them. */
  READING_LOOP(Way.LOOP),
  /** The same, and makes of them what is counted and what is published as JSON: everything without Kafka Streams. */
  PUBLISHING_LOOP(Way.LOOP),
  /** Skilltide's topology. */
  COUNTING(Way.SKILLTIDE),
  /** With readings that were made before. */
  COUNTING_READ_BEFORE(Way.SKILLTIDE),
  /** At least once: what exactly once costs. */
  COUNTING_AT_LEAST_ONCE(Way.SKILLTIDE),
  /** Nothing is sent to the topics on the way out. */
  COUNTING_WITHOUT_OUTPUT(Way.SKILLTIDE),
  /** No rows are sent. */
  COUNTING_WITHOUT_ROWS(Way.SKILLTIDE),
  /** No readings are sent. */
  COUNTING_WITHOUT_READINGS(Way.SKILLTIDE),
  /** Nothing is sent to the changelogs of the stores. */
  COUNTING_WITHOUT_CHANGELOGS(Way.SKILLTIDE),
  /** The same counts by Kafka Streams' DSL: a record a skill and facet value, grouped and counted. */
  DSL(Way.DSL),
  /** Polls and deserialises views. */
  VIEW_LOOP(Way.LOOP),
  /** Skilltide's topology of views. */
  VIEW_COUNTING(Way.SKILLTIDE);

  /** Who does it. */
  enum Way {
    LOOP, SKILLTIDE, DSL
  }

  /** What the goals speak of. */
  static final List<Trial> USUAL = List.of(LOOP, READING_LOOP, COUNTING, DSL, VIEW_LOOP, VIEW_COUNTING);

  private final Way way;

  Trial(Way way) {
    this.way = way;
  }

  Way way() {
    return way;
  }

  boolean ofViews() {
    return this == VIEW_LOOP || this == VIEW_COUNTING;
  }

  /** Whether what comes out can be compared with the plain count: not where it is kept back. */
  boolean checked() {
    return switch (this) {
      case COUNTING_WITHOUT_OUTPUT, COUNTING_WITHOUT_ROWS -> false;
      default -> true;
    };
  }

  /** Whether it drops anything at all. */
  boolean isMuting() {
    return switch (this) {
      case COUNTING_WITHOUT_OUTPUT, COUNTING_WITHOUT_ROWS, COUNTING_WITHOUT_READINGS, COUNTING_WITHOUT_CHANGELOGS -> true;
      default -> false;
    };
  }

  /** Whether what it would send to a topic is dropped instead. */
  boolean mutes(String topic) {
    return switch (this) {
      case COUNTING_WITHOUT_OUTPUT -> topic.contains("skill-counts") || isReading(topic);
      case COUNTING_WITHOUT_ROWS -> topic.contains("skill-counts");
      case COUNTING_WITHOUT_READINGS -> isReading(topic);
      case COUNTING_WITHOUT_CHANGELOGS -> topic.endsWith("-changelog");
      default -> false;
    };
  }

  private static boolean isReading(String topic) {
    return topic.contains("posting-readings") || topic.contains("posting-states") || topic.contains("posting-reposts");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String words(List<Trial> trials) {
    return trials.stream().map(Trial::word).collect(Collectors.joining(","));
  }

  /** @throws IllegalArgumentException when nothing is named so */
  static Trial of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findAny().orElseThrow(
        () -> new IllegalArgumentException("'" + word + "': trials are " + words(List.of(values()))));
  }
}
