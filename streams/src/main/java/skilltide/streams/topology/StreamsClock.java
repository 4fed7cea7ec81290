package skilltide.streams.topology;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What time it is for what expires and what grows old. One for all tasks of an application in this process. */
public interface StreamsClock {
  /** The wall's. */
  StreamsClock WALL = new StreamsClock() {
    @Override
    public Instant now(long wall) {
      return Instant.ofEpochMilli(wall);
    }

    @Override
    public void saw(Instant event) {
      // time passes by itself
    }

    @Override
    public boolean isKept() {
      return false;
    }
  };

  /** An archive's, where now is its newest event; 1970 before the first. */
  static StreamsClock ofEvents() {
    AtomicLong newest = new AtomicLong();
    return new StreamsClock() {
      @Override
      public Instant now(long wall) {
        return Instant.ofEpochMilli(newest.get());
      }

      @Override
      public void saw(Instant event) {
        newest.accumulateAndGet(event.toEpochMilli(), Math::max);
      }

      @Override
      public boolean isKept() {
        return true;
      }
    };
  }

  /** @param wall milliseconds since 1970 by the wall clock */
  Instant now(long wall);

  /** Something happened at this time. */
  void saw(Instant event);

  /** Whether what it saw is to be kept over a restart. */
  boolean isKept();
}
