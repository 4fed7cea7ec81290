package skilltide.dashboard.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private record Posting(int window, String source, String poster, List<String> skills) {}

  @Test
  void worksOutTheFormulasAsTheyAreWritten() {
    List<Posting> postings = postings(1_000);
    Judged java = Judge.look(comparison(postings)).of("java").orElseThrow();

    // The same once more, posting by posting, with one skill in the family: its own dispersion is the median.
    double[][] n = new double[2][2];
    double[][] y = new double[2][2];
    double[][][] ng = new double[2][2][32];
    double[][][] yg = new double[2][2][32];
    for (Posting each : postings) {
      int s = each.source.equals("a") ? 0 : 1;
      int g = Comparison.group(each.poster);
      double named = each.skills.contains("java") ? 1 : 0;
      n[each.window][s]++;
      ng[each.window][s][g]++;
      y[each.window][s] += named;
      yg[each.window][s][g] += named;
    }
    double[] w = new double[2];
    double[] p = new double[2];
    for (int s = 0; s < 2; s++) {
      w[s] = (n[0][s] / (n[0][0] + n[0][1]) + n[1][s] / (n[1][0] + n[1][1])) / 2;
      p[0] += w[s] * y[0][s] / n[0][s];
      p[1] += w[s] * y[1][s] / n[1][s];
    }
    double v = 0;
    for (int g = 0; g < 32; g++) {
      double u = 0;
      for (int s = 0; s < 2; s++) {
        u += w[s] * ((yg[1][s][g] - y[1][s] / n[1][s] * ng[1][s][g]) / (n[1][s] * p[1])
            - (yg[0][s][g] - y[0][s] / n[0][s] * ng[0][s][g]) / (n[0][s] * p[0]));
      }
      v += u * u * 32 / 31;
    }
    double r = Math.log(p[1] / p[0]);
    double half = TDistribution.of(43).inverseSurvivalProbability(0.025) * Math.sqrt(v);

    assertThat(java.change()).isCloseTo(Math.exp(r) - 1, within(1e-12));
    assertThat(java.interval().low()).isCloseTo(Math.exp(r - half) - 1, within(1e-9));
    assertThat(java.interval().high()).isCloseTo(Math.exp(r + half) - 1, within(1e-9));
  }

  @Test
  void isTheSameInAnyOrder() {
    List<Posting> postings = postings(2_000);
    Look look = Judge.look(comparison(postings));
    Collections.shuffle(postings, new Random(3));

    assertThat(Judge.look(comparison(postings))).isEqualTo(look);
  }

  @Test
  void drawsWhatItSays() {
    Look look = Judge.look(World.generated(1_500, 60, new SplittableRandom(7))
        .thinned(Map.of("skill-000", 0.5, "skill-003", 0.6), 1, new SplittableRandom(8))
        .comparison());

    assertThat(look.moved()).isPositive();
    assertThat(look.skills().values()).filteredOn(each -> each.interval().isKnown()).allSatisfy(each -> {
      boolean clear = each.drawn().low() > look.tide().high() || each.drawn().high() < look.tide().low();
      assertThat(clear).isEqualTo(each.direction() != Verdict.UNCLEAR);
      assertThat(each.drawn().low()).isLessThanOrEqualTo(each.interval().low());
      double edge = each.change() > 0 ? look.tide().high() : look.tide().low();
      double beyond = Math.abs(Math.log1p(each.change()) - Math.log1p(edge));
      boolean outside = each.change() > look.tide().high() || each.change() < look.tide().low();
      assertThat(outside && beyond > Math.log1p(each.detectable())).isEqualTo(clear);
    });
  }

  @Test
  void testsNothingThatStandsOnTooFewPostingsOrPosters() {
    List<Posting> postings = new ArrayList<>();
    for (int window = 0; window < 2; window++) {
      for (int i = 0; i < 9; i++) {
        postings.add(new Posting(window, "a", "p" + i, List.of("rare")));
      }
      for (int i = 0; i < 20; i++) {
        postings.add(new Posting(window, "a", "p" + i % 7, List.of("one-house")));
      }
      for (int i = 0; i < 10; i++) {
        postings.add(new Posting(window, "a", "p" + i % 8, List.of("enough")));
      }
    }

    assertThat(Judge.look(comparison(postings)).skills()).containsOnlyKeys("enough");
  }

  @Test
  void callsNewWhatWasHardlyThere() {
    List<Posting> postings = postings(1_000);
    IntStream.range(0, 40).forEach(i -> postings.add(new Posting(1, "a", "q" + i, List.of("fresh"))));
    Judged fresh = Judge.look(comparison(postings)).of("fresh").orElseThrow();

    assertThat(fresh.isNew()).isTrue();
    assertThat(fresh.direction()).isEqualTo(Verdict.RISING);
    assertThat(fresh.interval().isKnown()).isFalse();
  }

  @Test
  void callsGoneWhatIsHardlyThereAnyMore() {
    List<Posting> postings = postings(1_000);
    IntStream.range(0, 40).forEach(i -> postings.add(new Posting(0, "a", "q" + i, List.of("stale"))));
    postings.add(new Posting(1, "a", "q1", List.of("stale")));
    Judged stale = Judge.look(comparison(postings)).of("stale").orElseThrow();

    assertThat(stale.isGone()).isTrue();
    assertThat(stale.isNew()).isFalse();
    assertThat(stale.direction()).isEqualTo(Verdict.FALLING);
    assertThat(stale.change()).isBetween(-1.0, -0.9);
    assertThat(stale.interval().isKnown()).isFalse();
  }

  @Test
  void testsWhatFellFromEnoughToFew() {
    List<Posting> postings = postings(1_000);
    IntStream.range(0, 60).forEach(i -> postings.add(new Posting(0, "a", "q" + i, List.of("stale"))));
    IntStream.range(0, 6).forEach(i -> postings.add(new Posting(1, "a", "q" + i, List.of("stale"))));
    Judged stale = Judge.look(comparison(postings)).of("stale").orElseThrow();

    assertThat(stale.direction()).isEqualTo(Verdict.FALLING);
    assertThat(stale.interval().high()).isLessThan(-0.5);
  }

  @Test
  void leavesSourcesOutThatStandInOneWindowOnly() {
    List<Posting> postings = postings(1_000);
    Look without = Judge.look(comparison(postings));
    IntStream.range(0, 500).forEach(i -> postings.add(new Posting(1, "new board", "q" + i, List.of("java"))));

    assertThat(Judge.look(comparison(postings)).of("java").orElseThrow().change())
        .isEqualTo(without.of("java").orElseThrow().change());
    assertThat(comparison(postings).sources()).containsExactly("a", "b");
  }

  @Test
  void saysNothingOfASkillThatAllPostingsName() {
    List<Posting> postings = new ArrayList<>();
    IntStream.range(0, 200).forEach(i -> postings.add(new Posting(i % 2, "a", "p" + i, List.of("java"))));
    Judged java = Judge.look(comparison(postings)).of("java").orElseThrow();

    assertThat(java.direction()).isEqualTo(Verdict.UNCLEAR);
    assertThat(java.change()).isZero();
    assertThat(java.detectable()).isNaN();
  }

  @Test
  void looksAtNothing() {
    assertThat(Judge.look(new Comparison.Builder().build()).skills()).isEmpty();
  }

  @Test
  void adjustsForTheNumberOfTests() {
    assertThat(Judge.adjusted(new double[]{0.01, 0.04, 0.03, 0.5})).containsExactly(
        new double[]{0.04, 0.16 / 3, 0.16 / 3, 0.5},
        within(1e-12));
    assertThat(Judge.trimmedMean(new double[]{100, 1, 2, 3, 4, -100, 2, 3})).isEqualTo(2.5);
  }

  private static List<Posting> postings(int count) {
    Random random = new Random(1);
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int window = random.nextInt(2);
      postings.add(new Posting(window, random.nextInt(3) == 0 ? "a" : "b", "p" + random.nextInt(200),
          random.nextInt(10) < 3 + window ? List.of("java") : List.of()));
    }
    return postings;
  }

  private static Comparison comparison(List<Posting> postings) {
    Comparison.Builder builder = new Comparison.Builder();
    postings.forEach(each -> builder.posting(each.window, each.source, each.poster, each.skills));
    return builder.build();
  }
}
