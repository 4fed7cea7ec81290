package skilltide.streams.read;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.read.RealPostings.Pair;
import skilltide.streams.read.RealPostings.Posted;

/**
 * Prints the figures of {@code docs/benchmarks/fingerprint.md}. No test by its name, so it runs only when asked for.
 */
final class FingerprintFiguresTool {
  private static final int STRANGERS = 300_000;
  private static final int SHORT = 40;
  private static final int JOBS = 200;
  private static final int BOARDS = 10;
  private static final int BODY = 150;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Test
  void print() throws IOException {
    List<Posted> all = RealPostings.read(RealPostings.archive().orElseThrow());
    List<Pair> pairs = RealPostings.pairs(all);
    ToLongFunction<Posted> fingerprint = posting -> Fingerprint.of(null, posting.view()).bits();
    likeness(pairs);
    compare(all, pairs, fingerprint);
    byBits(all, pairs, fingerprint);
    boards(all, fingerprint);
    changes(all);
    speed(all);
  }

  private void likeness(List<Pair> pairs) {
    int[] tenths = new int[11];
    pairs.forEach(pair -> tenths[(int) (pair.likeness() * 10)]++);
    out.printf(Locale.ROOT, "pairs by tenths of likeness: %s%n", Arrays.toString(tenths));
  }

  private void compare(List<Posted> all, List<Pair> pairs, ToLongFunction<Posted> fingerprint) {
    ToDoubleFunction<String> even = word -> 1;
    ToDoubleFunction<String> rare = rarity(all);
    Map<String, ToLongFunction<Posted>> sketches = new LinkedHashMap<>();
    for (int run = 1; run <= 3; run++) {
      sketches.put("SimHash, runs of " + run + ", as often as they occur", Sketches.simHash(run, false, even));
      sketches.put("SimHash, runs of " + run + ", once each", Sketches.simHash(run, true, even));
      sketches.put("SimHash, runs of " + run + ", by rarity", Sketches.simHash(run, true, rare));
      sketches.put("MinHash, runs of " + run + ", 64 functions", Sketches.minHash(run));
    }
    sketches.put("Fingerprint", fingerprint);
    sketches.forEach((name, sketch) -> {
      Judged paired = Judged.pairs(pairs, sketch);
      Judged posted = Judged.postings(pairs, sketch);
      int k = paired.bestK();
      int l = posted.bestK();
      out.printf(Locale.ROOT, "| %s | %d | %.4f | %.4f | %.4f | %d | %.4f | %.4f | %.4f |%n", name, k,
          paired.precision(k),
          paired.recall(k), paired.f1(k), l, posted.precision(l), posted.recall(l), posted.f1(l));
    });
  }

  private static ToDoubleFunction<String> rarity(List<Posted> all) {
    Map<String, Integer> postings = new HashMap<>();
    all.forEach(posting -> new HashSet<>(posting.words()).forEach(word -> postings.merge(word, 1, Integer::sum)));
    return word -> Math.log((double) all.size() / postings.getOrDefault(word, 1));
  }

  private void byBits(List<Posted> all, List<Pair> pairs, ToLongFunction<Posted> sketch) {
    Judged paired = Judged.pairs(pairs, sketch);
    Judged posted = Judged.postings(pairs, sketch);
    List<Pair> few = pairs.stream().filter(pair -> pair.later().words().size() <= SHORT).toList();
    Judged brief = Judged.postings(few, sketch);
    Random random = new Random(1);
    int[] strangers = new int[65];
    for (int i = 0; i < STRANGERS; i++) {
      Posted one = all.get(random.nextInt(all.size()));
      Posted two = all.get(random.nextInt(all.size()));
      if (!one.poster().equals(two.poster())) {
        strangers[Long.bitCount(sketch.applyAsLong(one) ^ sketch.applyAsLong(two))]++;
      }
    }
    out.printf(Locale.ROOT, "pairs %s, postings %s, short %s%n", paired.sizes(), posted.sizes(), brief.sizes());
    int met = 0;
    for (int k = 0; k <= 22; k++) {
      met += strangers[k];
      out.printf(Locale.ROOT, "| %d | %.4f | %.4f | %.3f | %.4f | %.4f | %.3f | %.4f | %.4f | %d |%n", k,
          paired.precision(k),
          paired.recall(k), paired.between(k), posted.precision(k), posted.recall(k), posted.between(k),
          brief.precision(k), brief.recall(k), met);
    }
  }

  /** Boards where every job is another one and a part of the text always the same. */
  private void boards(List<Posted> all, ToLongFunction<Posted> sketch) {
    Map<String, Posted> byPoster = new LinkedHashMap<>();
    all.stream().filter(one -> one.words().size() >= 2 * BODY).forEach(one -> byPoster.putIfAbsent(one.poster(), one));
    List<Posted> different = new ArrayList<>(byPoster.values());
    Random random = new Random(2);
    for (int common : new int[]{0, 50, 75, 150, 300}) {
      int[] least = new int[65];
      for (int board = 0; board < BOARDS; board++) {
        Collections.shuffle(different, random);
        List<String> same = different.getLast().words().subList(0, common);
        List<Long> earlier = new ArrayList<>();
        for (Posted job : different.subList(0, JOBS)) {
          List<String> text = new ArrayList<>(job.words().subList(0, BODY));
          text.addAll(same);
          long bits = sketch.applyAsLong(RealPostings.posted("board", board, 0, plain(text)));
          earlier.stream().mapToInt(other -> Long.bitCount(bits ^ other)).min().ifPresent(near -> least[near]++);
          earlier.add(bits);
        }
      }
      StringBuilder row = new StringBuilder();
      int sum = 0;
      for (int k = 0; k <= 18; k++) {
        sum += least[k];
        row.append(
            k >= 8 && k % 2 == 0 ? String.format(Locale.ROOT, " %.3f |", (double) sum / BOARDS / (JOBS - 1)) : "");
      }
      out.printf(Locale.ROOT, "| %d of %d | %.2f |%s%n", common, common + BODY, (double) common / (2 * BODY + common),
          row);
    }
  }

  private static TextView plain(List<String> words) {
    return TextView.of(String.join(" ", words), TextFormat.PLAIN);
  }

  /** How many bits one other word, one word less, one sentence's worth more, moves. */
  private void changes(List<Posted> all) {
    Random random = new Random(3);
    for (int words : new int[]{20, 50, 100, 200}) {
      for (int changed : new int[]{1, 5, 20}) {
        double sum = 0;
        int most = 0;
        int n = 0;
        for (Posted one : all) {
          if (one.words().size() < words || n == 2000) {
            continue;
          }
          List<String> text = new ArrayList<>(one.words().subList(0, words));
          Fingerprint before = Fingerprint.of(null, plain(text));
          for (int i = 0; i < changed; i++) {
            text.set(random.nextInt(words), "other" + random.nextInt(1_000_000));
          }
          int distance = before.distance(Fingerprint.of(null, plain(text)));
          sum += distance;
          most = Math.max(most, distance);
          n++;
        }
        out.printf(Locale.ROOT, "| %d | %d | %.1f | %d |%n", words, changed, sum / n, most);
      }
    }
  }

  private void speed(List<Posted> all) {
    long characters = all.stream().mapToLong(one -> one.view().length()).sum();
    for (int round = 0; round < 7; round++) {
      long start = System.nanoTime();
      long check = 0;
      for (Posted one : all) {
        check ^= Fingerprint.of(null, one.view()).bits();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(Locale.ROOT, "%,d characters in %.0f ms, %.0f million a second, %.2f µs a posting (%x)%n", characters,
          seconds * 1e3,
          characters / seconds / 1e6, seconds * 1e6 / all.size(), check);
    }
  }
}
