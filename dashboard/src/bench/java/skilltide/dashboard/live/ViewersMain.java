package skilltide.dashboard.live;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Many viewers in one process. Arguments: port, file of commits, viewers, how many of them never read, whether to offer compression,
 * seconds to warm up, seconds to measure. It says {@code open} once all have their snapshot, waits for a line with the server's process
 * id, and tells what arrived.
 */
final class ViewersMain {
  private static final int LOOPS = 2;
  private static final int OPENING = 100;
  /** Ticks of the processor's clock as /proc counts them. */
  private static final double TICKS_A_SECOND = 100;

  private ViewersMain() {}

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int viewers = Integer.parseInt(arguments[2]);
    int stalled = Integer.parseInt(arguments[3]);
    boolean deflate = Boolean.parseBoolean(arguments[4]);
    long warm = TimeUnit.SECONDS.toNanos(Integer.parseInt(arguments[5]));
    long measure = TimeUnit.SECONDS.toNanos(Integer.parseInt(arguments[6]));
    Commits commits = new Commits(Path.of(arguments[1]));
    CountDownLatch open = new CountDownLatch(viewers);
    AtomicInteger failures = new AtomicInteger();
    List<Arrivals> arrivals = new ArrayList<>();
    List<EventLoop> loops = new ArrayList<>();
    for (int i = 0; i < LOOPS; i++) {
      arrivals.add(new Arrivals(commits, open, failures));
      loops.add(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next());
    }
    Semaphore opening = new Semaphore(OPENING);
    List<String> views = Workload.views();
    for (int i = 0; i < viewers; i++) {
      String view = views.get(i % views.size());
      // Of every view as many stall as of the others.
      boolean stalls = stalled > 0 && (i / views.size()) % (viewers / stalled) == 0;
      Arrivals mine = arrivals.get(i / views.size() % LOOPS);
      opening.acquire();
      new Bootstrap().group(loops.get(i / views.size() % LOOPS)).channel(NioSocketChannel.class)
          .option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_RCVBUF, stalls ? 16_384 : 131_072)
          .handler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
              channel.pipeline().addLast(new ViewerLine(view, deflate, stalls, mine));
            }
          }).connect(InetAddress.getLoopbackAddress(), port).addListener(connected -> {
            opening.release();
            if (!connected.isSuccess()) {
              mine.failed(connected.cause());
            }
          });
    }
    if (!open.await(60, TimeUnit.SECONDS)) {
      System.err.println(open.getCount() + " never opened");
      System.exit(1);
    }
    System.out.println("open");
    byte[] line = new byte[64];
    int length = System.in.read(line);
    if (length < 0) { // their memory was all that was to be measured
      System.exit(0);
    }
    String server = "/proc/" + new String(line, 0, length, StandardCharsets.US_ASCII).strip();
    tell(arrivals, server, warm, measure);
    System.out.println("failures " + failures.get());
    System.exit(0);
  }

  private static void tell(List<Arrivals> arrivals, String server, long warm, long measure) throws Exception {
    long from = System.nanoTime() + warm;
    Arrivals.Measured window = new Arrivals.Measured(from, from + measure);
    arrivals.forEach(each -> each.measure(window));
    sleepUntil(from);
    double before = cpuSeconds(server);
    double mine = cpuSeconds("/proc/self");
    sleepUntil(from + measure);
    double after = cpuSeconds(server);
    double mineAfter = cpuSeconds("/proc/self");
    Thread.sleep(2_000); // what was committed in time may still be on the way
    Histogram took = new Histogram(100_000_000_000L, 3);
    arrivals.forEach(each -> took.add(each.took()));
    System.out.printf("result %d %d %.3f %.3f %.3f %.3f %.3f %.3f %.3f%n", took.getTotalCount(),
        arrivals.stream().mapToLong(Arrivals::bytes).sum(), measure / 1e9, after - before, mineAfter - mine,
        took.getValueAtPercentile(50) / 1e6, took.getValueAtPercentile(99) / 1e6, took.getValueAtPercentile(99.9) / 1e6,
        took.getMaxValue() / 1e6);
  }

  private static void sleepUntil(long time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, time - System.nanoTime()));
  }

  /** What a process has had of the processors, its own work and what the kernel did for it. */
  private static double cpuSeconds(String process) throws IOException {
    String stat = Files.readString(Path.of(process, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }
}
