import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * All viewers of a dashboard, or of a proxy, are cut off at once and come back by the page's rule: how long that takes, and how often each
 * knocks. A simulation by events: a server takes them in one after the other, each for so long; whoever finds the backlog full is turned
 * away and waits for the next time.
 *
 * <pre>java Storm.java COMINGS_A_SECOND VIEWERS…</pre>
 */
final class Storm {
  /** Connections that wait for Netty to accept them: Linux' {@code net.core.somaxconn}. */
  private static final int BACKLOG = 4_096;
  private static final long SEED = 42;

  /**
   * When a client comes again.
   *
   * @param first wait, seconds; twice as long each time
   * @param longest wait, seconds
   * @param least of it, a part from 0 to 1; the rest is drawn
   */
  record Rule(String name, double first, double longest, double least) {
    double wait(int losses, Random random) {
      double most = Math.min(first * Math.pow(2, losses), longest);
      return most * (least + (1 - least) * random.nextDouble());
    }
  }

  record Attempt(double at, int losses) {}

  record Outcome(double median, double most, double last, double attempts) {}

  private static final List<Rule> RULES = List.of(new Rule("the page's", 0.5, 15, 0.5), new Rule("none drawn", 0.5, 15, 1),
      new Rule("from five seconds on", 5, 15, 0.5));

  public static void main(String[] arguments) {
    if (arguments.length < 2) {
      System.err.println("java Storm.java COMINGS_A_SECOND VIEWERS...");
      System.exit(2);
    }
    double rate = Double.parseDouble(arguments[0]);
    System.out.println("| viewers | rule | half are back, s | 99 of 100 | all | knocks each | at best, s |\n|---|---|---|---|---|---|---|");
    for (int viewers : Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()) {
      for (Rule rule : RULES) {
        Outcome came = simulate(viewers, rate, rule);
        System.out.printf(Locale.ROOT, "| %,d | %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n", viewers, rule.name(), came.median(),
            came.most(), came.last(), came.attempts(), viewers / rate);
      }
    }
  }

  private static Outcome simulate(int viewers, double rate, Rule rule) {
    Random random = new Random(SEED);
    PriorityQueue<Attempt> attempts = new PriorityQueue<>(Comparator.comparingDouble(Attempt::at));
    for (int i = 0; i < viewers; i++) {
      attempts.add(new Attempt(rule.wait(0, random), 0));
    }
    double[] back = new double[viewers];
    int came = 0;
    long knocks = 0;
    double free = 0;
    while (!attempts.isEmpty()) {
      Attempt attempt = attempts.poll();
      knocks++;
      if ((free - attempt.at()) * rate >= BACKLOG) {
        int losses = attempt.losses() + 1;
        attempts.add(new Attempt(attempt.at() + rule.wait(losses, random), losses));
      } else {
        free = Math.max(free, attempt.at()) + 1 / rate;
        back[came++] = free;
      }
    }
    double[] sorted = DoubleStream.of(back).sorted().toArray();
    return new Outcome(sorted[viewers / 2], sorted[(int) (viewers * 0.99)], sorted[viewers - 1], (double) knocks / viewers);
  }
}
