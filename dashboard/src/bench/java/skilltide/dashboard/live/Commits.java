package skilltide.dashboard.live;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * When each update was committed, by {@link System#nanoTime}, which is one clock for all processes of a Linux machine; in a file that
 * they share.
 */
public final class Commits {
  private static final int MOST = 1 << 16;

  private final LongBuffer times;

  public Commits(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
        StandardOpenOption.WRITE)) {
      times = channel.map(FileChannel.MapMode.READ_WRITE, 0, MOST * (long) Long.BYTES).asLongBuffer();
    }
  }

  public void record(int number) {
    times.put(number, System.nanoTime());
  }

  /** 0 when there is no such update. */
  public long time(long number) {
    return number > 0 && number < MOST ? times.get((int) number) : 0;
  }
}
