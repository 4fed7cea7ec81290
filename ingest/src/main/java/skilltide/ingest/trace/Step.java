package skilltide.ingest.trace;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** A step of the way, from its beginning until it is closed, by whichever thread: a span. */
public sealed interface Step extends AutoCloseable permits NoStep, OpenTelemetryStep {
  /** What is not followed. */
  Step NONE = new NoStep();

  /** Says something about it. Nothing of a posting's text and nothing about a person may be said. */
  Step tag(String name, String value);

  /** Likewise. */
  Step tag(String name, long value);

  /**
   * It did not do what it should.
   *
   * @param type one of few words
   */
  void failed(String type);

  /** Lets a record carry it. */
  void stamp(Headers headers);

  /** It, as what others come from; empty when it is not followed. */
  Optional<Origin> origin();

  /** Makes it the one that this thread is in, and that the thread's log lines name, until that is closed. */
  Here enter();

  /** Ends it. */
  @Override
  void close();

  /** Does what it stands for, and ends it: as failed when that throws. */
  void over(Runnable work);

  /** A thread is in a step. */
  interface Here extends AutoCloseable {
    Here NOWHERE = () -> {};

    @Override
    void close();
  }
}
