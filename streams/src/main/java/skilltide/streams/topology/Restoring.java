package skilltide.streams.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much is still to be read until the stores of a client are what they were. Thread-safe. */
final class Restoring implements StateRestoreListener {
  /** Offsets, of which a transaction's end has one too: near enough. */
  private record Course(long at, long end) {}

  private final Map<TopicPartition, Course> courses = new ConcurrentHashMap<>();

  /** Records still to be read, as far as is known. */
  long remaining() {
    return courses.values().stream().mapToLong(each -> Math.max(0, each.end - each.at)).sum();
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long first, long end) {
    courses.put(partition, new Course(first, end));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long last, long restored) {
    courses.computeIfPresent(partition, (same, course) -> new Course(last, course.end));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long restored) {
    courses.remove(partition);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
    courses.remove(partition);
  }
}
