package skilltide.dashboard.standalone.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sorts postings into stacks, that is, kinds of postings that ask for alike things: a mixture of Bernoulli
 * distributions, fitted by expectation maximisation (Bishop, Pattern Recognition and Machine Learning, 9.3.3).
 */
final class StackMixture {
  private static final int ROUNDS = 80;
  private static final double SMOOTHING = 0.5;

  /** Chance that a posting of a stack names a skill, by stack, then skill. */
  final double[][] chances;
  /** How far a posting belongs to a stack, by posting, then stack; sums to one. */
  final double[][] belongs;
  private final double[] weights;

  /**
   * @param postings the numbers of the skills that each names
   */
  StackMixture(List<int[]> postings, int skills, int stacks) {
    chances = new double[stacks][skills];
    belongs = new double[postings.size()][stacks];
    weights = new double[stacks];
    SplittableRandom random = new SplittableRandom(1);
    for (double[] posting : belongs) {
      Arrays.setAll(posting, stack -> random.nextDouble());
      normalise(posting);
    }
    for (int round = 0; round < ROUNDS; round++) {
      maximise(postings);
      expect(postings);
    }
    maximise(postings);
  }

  /** Stack numbers, the most common first. */
  int[] byWeight() {
    return IntStream.range(0, weights.length).boxed().sorted(Comparator.comparing(stack -> -weights[stack]))
        .mapToInt(Integer::intValue).toArray();
  }

  private void maximise(List<int[]> postings) {
    Arrays.fill(weights, 0);
    for (double[] stack : chances) {
      Arrays.fill(stack, 0);
    }
    for (int i = 0; i < postings.size(); i++) {
      for (int stack = 0; stack < weights.length; stack++) {
        weights[stack] += belongs[i][stack] / postings.size();
        for (int skill : postings.get(i)) {
          chances[stack][skill] += belongs[i][stack];
        }
      }
    }
    for (int stack = 0; stack < weights.length; stack++) {
      double members = weights[stack] * postings.size();
      double[] row = chances[stack];
      Arrays.setAll(row, skill -> (row[skill] + SMOOTHING / 100) / (members + SMOOTHING));
    }
  }

  private void expect(List<int[]> postings) {
    double[] none = new double[weights.length];
    for (int stack = 0; stack < none.length; stack++) {
      none[stack] = Math.log(weights[stack]) + Arrays.stream(chances[stack]).map(p -> Math.log1p(-p)).sum();
    }
    for (int i = 0; i < postings.size(); i++) {
      double[] posting = belongs[i];
      for (int stack = 0; stack < none.length; stack++) {
        double sum = none[stack];
        for (int skill : postings.get(i)) {
          sum += Math.log(chances[stack][skill]) - Math.log1p(-chances[stack][skill]);
        }
        posting[stack] = sum;
      }
      double most = Arrays.stream(posting).max().orElseThrow();
      Arrays.setAll(posting, stack -> Math.exp(posting[stack] - most));
      normalise(posting);
    }
  }

  private static void normalise(double[] parts) {
    double sum = Arrays.stream(parts).sum();
    Arrays.setAll(parts, i -> parts[i] / sum);
  }
}
