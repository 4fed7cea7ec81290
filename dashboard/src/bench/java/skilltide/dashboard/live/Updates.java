package skilltide.dashboard.live;

import com.sun.management.ThreadMXBean;
import io.netty.util.internal.PlatformDependent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** What a server under load does as its parent says, line by line: {@code go RATE}, {@code memory}, {@code allocated};
 * it ends with its input. */
public final class Updates {
  private final IntConsumer update;
  private int number;

  /** @param update makes an update of this number */
  public Updates(IntConsumer update) {
    this.update = update;
  }

  public void obey() throws IOException {
    System.out.println("ready " + ProcessHandle.current().pid());
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("go ")) {
        int rate = Integer.parseInt(line.substring("go ".length()));
        Thread.ofPlatform().daemon().name("updates").start(() -> run(rate));
      } else if (line.equals("memory")) {
        System.out.println("memory " + memory());
      } else if (line.equals("allocated")) {
        System.out.println("allocated " + allocated());
      }
    }
  }

  /** Whether or not anybody keeps up. */
  private void run(int rate) {
    long begin = System.nanoTime();
    while (true) {
      number++;
      long due = begin + number * 1_000_000_000L / rate;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      update.accept(number);
    }
  }

  /** Bytes that all threads have allocated on the heap so far, and those that event loops have. */
  private static String allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long loops = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().toLowerCase(Locale.ROOT).contains("eventloop")) {
        loops += threads.getThreadAllocatedBytes(thread.getThreadId());
      }
    }
    return threads.getTotalThreadAllocatedBytes() + " " + loops;
  }

  /** Bytes on the heap that are reached, bytes that Netty holds outside of it, and resident bytes. */
  private static String memory() throws IOException {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed).sum()
        + PlatformDependent.usedDirectMemory();
    String resident = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
        .findFirst().orElseThrow().replaceAll("\\D", "");
    return heap + " " + direct + " " + Long.parseLong(resident) * 1024;
  }
}
