package skilltide.streams.topology;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How long the stores take to be restored, and how much of them. */
final class TimedRestoring implements StateRestoreListener {
  private final AtomicLong first = new AtomicLong();
  private final AtomicLong last = new AtomicLong();
  private final AtomicLong records = new AtomicLong();

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
    first.compareAndSet(0, System.nanoTime());
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {}

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long restored) {
    records.addAndGet(restored);
    last.set(System.nanoTime());
  }

  long records() {
    return records.get();
  }

  /** From the first start to the last end; 0 where nothing was restored. */
  double seconds() {
    return Math.max(0, last.get() - first.get()) / 1e9;
  }
}
