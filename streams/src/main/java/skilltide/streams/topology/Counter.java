package skilltide.streams.topology;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import skilltide.streams.result.Input;
import skilltide.streams.topology.CountedRows.RowOut;
import skilltide.streams.topology.Rejection.Rejected;

/** What one task counts. {@link CountingProcessor} calls it, always on the task's thread. */
interface Counter {
  /** Which events it counts. */
  Input input();

  /** Begins, or begins again, with what its stores hold. */
  void start(ProcessorContext<byte[], byte[]> context);

  /**
   * Counts a record.
   *
   * @throws Rejected when it cannot be counted; then nothing has changed
   */
  void count(Record<byte[], byte[]> record) throws Rejected;

  /**
   * Does what is due by the clock, a bounded part of it at a time.
   *
   * @param now milliseconds since 1970 by the wall clock
   */
  void due(long now);

  /** Whether it holds something that is written nowhere yet. */
  boolean isUnwritten();

  /** Writes what it holds, to its stores and out. */
  void write(RowOut out);
}
