package skilltide.dashboard.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Postings in two windows, and worlds made from them in which nothing has changed, or something that is known: posters are drawn with
 * replacement, and the window labels of each are swapped by one coin.
 */
record World(List<List<Posting>> posters) {
  /** A posting of a poster. */
  record Posting(int window, List<String> skills) {}

  /**
   * Posters whose postings ask for much the same each time.
   *
   * @param skills how many there are; the n-th is asked for by some 50 / (n + 4) in 100
   */
  static World generated(int posters, int skills, SplittableRandom random) {
    List<List<Posting>> world = new ArrayList<>();
    for (int i = 0; i < posters; i++) {
      List<String> stack = named(skills, 1, random);
      List<Posting> postings = new ArrayList<>();
      int most = random.nextInt(10) == 0 ? 12 : 3;
      for (int n = 0; n < most; n++) {
        if (random.nextInt(3) > 0) {
          List<String> named = new ArrayList<>(stack.stream().filter(each -> random.nextInt(5) > 0).toList());
          named(skills, 0.1, random).stream().filter(each -> !named.contains(each)).forEach(named::add);
          postings.add(new Posting(random.nextInt(2), named));
        }
      }
      world.add(postings);
    }
    return new World(world);
  }

  private static List<String> named(int skills, double often, SplittableRandom random) {
    List<String> named = new ArrayList<>();
    for (int n = 0; n < skills; n++) {
      if (random.nextDouble() < often * 0.5 / (n + 4) * 4) {
        named.add("skill-%03d".formatted(n));
      }
    }
    return named;
  }

  /** As many posters, drawn with replacement, with their windows swapped or not. */
  World unchanged(SplittableRandom random) {
    List<List<Posting>> drawn = new ArrayList<>();
    for (int i = 0; i < posters.size(); i++) {
      int swap = random.nextInt(2);
      drawn.add(posters.get(random.nextInt(posters.size())).stream()
          .map(each -> new Posting(each.window ^ swap, each.skills)).toList());
    }
    return new World(drawn);
  }

  /** Mentions in the newer window kept with the probability that is given for their skill, else for all. */
  World thinned(Map<String, Double> kept, double others, SplittableRandom random) {
    return new World(posters.stream().map(postings -> postings.stream().map(each -> each.window == 0
        ? each
        : new Posting(1, each.skills.stream()
            .filter(skill -> random.nextDouble() < kept.getOrDefault(skill, others)).toList()))
        .toList()).toList());
  }

  Comparison comparison() {
    Comparison.Builder builder = new Comparison.Builder();
    for (int i = 0; i < posters.size(); i++) {
      for (Posting each : posters.get(i)) {
        builder.posting(each.window, "one", "poster " + i, each.skills);
      }
    }
    return builder.build();
  }

  /** Skills and in how many postings each is named, over both windows. */
  Map<String, Long> skills() {
    return posters.stream().flatMap(List::stream).flatMap(each -> each.skills.stream())
        .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
  }

  /** How the postings that name each skill are distributed over posters. */
  Map<String, Cluster> clusters() {
    long all = 0;
    long squares = 0;
    Map<String, long[]> sums = new TreeMap<>();
    for (List<Posting> postings : posters) {
      long n = postings.size();
      all += n;
      squares += n * n;
      postings.stream().flatMap(each -> each.skills.stream())
          .collect(Collectors.groupingBy(each -> each, Collectors.counting())).forEach((skill, y) -> {
            long[] sum = sums.computeIfAbsent(skill, each -> new long[3]);
            sum[0] += y;
            sum[1] += y * y;
            sum[2] += y * n;
          });
    }
    Map<String, Cluster> clusters = new TreeMap<>();
    long posting = posters.stream().filter(each -> !each.isEmpty()).count();
    for (Map.Entry<String, long[]> each : sums.entrySet()) {
      long[] sum = each.getValue();
      clusters.put(each.getKey(), new Cluster(posting, all, squares, sum[0], sum[1], sum[2]));
    }
    return clusters;
  }

  /** Today's habit: how many skills two independent counts, compared at 5 %, call changed. */
  static long comparedCounts(Comparison comparison) {
    return comparison.skills().keySet().stream().filter(skill -> {
      double[] y = {comparison.postings(0, skill), comparison.postings(1, skill)};
      double[] n = {comparison.postings(0), comparison.postings(1)};
      double pooled = (y[0] + y[1]) / (n[0] + n[1]);
      double z = (y[1] / n[1] - y[0] / n[0]) / Math.sqrt(pooled * (1 - pooled) * (1 / n[0] + 1 / n[1]));
      return y[0] >= 10 && y[1] >= 10 && Math.abs(z) > 1.96;
    }).count();
  }
}
