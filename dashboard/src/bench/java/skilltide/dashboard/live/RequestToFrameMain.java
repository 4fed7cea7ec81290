package skilltide.dashboard.live;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * Sends postings one by one to a running instance, at a fixed rate, whether or not it keeps up, and tells how long each took, from
 * when it was due, until it was acknowledged and until a viewer's frame counted it. Every posting names one skill, each skill in turn,
 * so that the n-th of a skill is known in the frames by the skill's count. Arguments: port, seconds to warm up, seconds to measure, then
 * rates: one after the other.
 */
final class RequestToFrameMain {
  private static final int CONNECTIONS = 48;
  private static final long LONGEST = 100_000_000_000L;
  private static final List<String> SKILLS = List.of("java", "python", "kotlin", "scala", "ruby", "php", "typescript",
      "javascript", "perl", "haskell", "clojure", "elixir", "erlang", "postgresql", "mysql", "mongodb", "redis",
      "cassandra", "elasticsearch", "docker", "kubernetes", "terraform", "ansible", "jenkins", "django", "angular",
      "hibernate", "kafka", "rabbitmq", "graphql");

  /** When the postings of one skill were due; the first is number 1. */
  private static final class Dues {
    private final List<Long> times = new ArrayList<>(List.of(0L));

    synchronized void add(long time) {
      times.add(time);
    }

    synchronized long time(int number) {
      return times.get(number);
    }

    synchronized int count() {
      return times.size() - 1;
    }
  }

  /** What is measured now: of postings due in a time, in two halves. */
  private static final class Measuring {
    private final long from;
    private final long half;
    private final long to;
    private final Histogram acknowledged = new SynchronizedHistogram(LONGEST, 3);
    private final Histogram first = new SynchronizedHistogram(LONGEST, 3);
    private final Histogram second = new SynchronizedHistogram(LONGEST, 3);

    Measuring(long from, long to) {
      this.from = from;
      this.half = from + (to - from) / 2;
      this.to = to;
    }

    void acknowledged(long due, long time) {
      if (due - from >= 0 && due - to < 0) {
        acknowledged.recordValue(Math.min(LONGEST, time - due));
      }
    }

    void seen(long due, long time) {
      if (due - from >= 0 && due - to < 0) {
        (due - half < 0 ? first : second).recordValue(Math.min(LONGEST, time - due));
      }
    }
  }

  private final int port;
  private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private final String posted = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final Map<String, Dues> dues = new ConcurrentHashMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private volatile Measuring measuring = new Measuring(0, 0);

  private RequestToFrameMain(int port) {
    this.port = port;
    SKILLS.forEach(skill -> dues.put(skill, new Dues()));
  }

  public static void main(String[] arguments) throws Exception {
    RequestToFrameMain main = new RequestToFrameMain(Integer.parseInt(arguments[0]));
    try (Seen seen = new Seen(main.port, SKILLS, main::seen)) {
      for (int i = 3; i < arguments.length; i++) {
        main.measure(seen, Integer.parseInt(arguments[i]), Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
      }
    }
    System.exit(0);
  }

  private void seen(String skill, int number, long time) {
    measuring.seen(dues.getOrDefault(skill, new Dues()).time(number), time);
  }

  private void measure(Seen seen, int rate, int warm, int seconds) throws InterruptedException {
    long begin = System.nanoTime() + 100_000_000L;
    long from = begin + warm * 1_000_000_000L;
    Measuring now = new Measuring(from, from + seconds * 1_000_000_000L);
    measuring = now;
    int all = rate * (warm + seconds);
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(Thread.ofPlatform().start(() -> send(begin, rate, all, next)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long end = System.nanoTime();
    while (!SKILLS.stream().allMatch(skill -> seen.count(skill) == dues.getOrDefault(skill, new Dues()).count())) {
      if (System.nanoTime() - end > 60_000_000_000L) {
        throw new IllegalStateException("Not all were seen, of " + SKILLS.stream()
            .filter(skill -> seen.count(skill) != dues.getOrDefault(skill, new Dues()).count()).toList());
      }
      Thread.sleep(1);
    }
    Histogram both = new Histogram(LONGEST, 3);
    both.add(now.first);
    both.add(now.second);
    System.out.printf("result %d,%d,%d,%s,%s,%s,%.0f%n", rate, both.getTotalCount(), failed.get(),
        told(now.acknowledged), told(both), told(now.second), (System.nanoTime() - end) / 1e6);
  }

  private static String told(Histogram histogram) {
    return "%.1f,%.1f,%.1f".formatted(histogram.getValueAtPercentile(50) / 1e6,
        histogram.getValueAtPercentile(99) / 1e6, histogram.getMaxValue() / 1e6);
  }

  private void send(long begin, int rate, int all, AtomicInteger next) {
    try (PostLine line = new PostLine(port)) {
      for (int turn = next.getAndIncrement(); turn < all; turn = next.getAndIncrement()) {
        long due = begin + turn * 1_000_000_000L / rate;
        int number = sent.getAndIncrement();
        String skill = SKILLS.get(turn % SKILLS.size());
        String json = posting(number, skill);
        dues.getOrDefault(skill, new Dues()).add(due);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        int status = line.post(json);
        measuring.acknowledged(due, System.nanoTime());
        if (status != 202) {
          failed.incrementAndGet();
          System.err.println("Answered with " + status);
        }
      }
    } catch (IOException e) {
      failed.incrementAndGet();
      System.err.println(e);
    }
  }

  /** Each of an employer of its own, with some hundred words beside the skill. */
  private String posting(int number, String skill) {
    String words = "You work with a small group of people on what our customers need, write things down, and like to be asked. "
        .repeat(6);
    return """
        {"@type":"JobPosting","identifier":"%s-%d","title":"Engineer","datePosted":"%s","hiringOrganization":{"@type":"Organization","name":"Employer %s %d"},"description":"We use %s. %s"}"""
        .formatted(run, number, posted, run, number, name(skill), words);
  }

  private static String name(String skill) {
    return Character.toUpperCase(skill.charAt(0)) + skill.substring(1);
  }
}
