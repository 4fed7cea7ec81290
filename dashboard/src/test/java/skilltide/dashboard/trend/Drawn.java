package skilltide.dashboard.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Posters drawn from a world, with their windows swapped or not as in {@link World#unchanged}, but counted in groups at once, so that
 * there can be a hundred thousand of them; and looked at twice, a month apart. Of the four months of each window the earlier look sees the
 * first three and the later one the last three; in which of them a posting falls is left to chance.
 */
final class Drawn {
  private static final int MONTHS = 4;
  /** Months seen by the earlier look alone, by both, by the later one alone. */
  private static final int PARTS = 3;

  private final List<String> skills;
  private final int[][][] postings = new int[PARTS][Comparison.WINDOWS][Comparison.GROUPS];
  private final int[][][][] mentions;
  private final int[][] posters;

  private Drawn(List<String> skills, int[][][][] mentions, int[][] posters) {
    this.skills = skills;
    this.mentions = mentions;
    this.posters = posters;
  }

  static Drawn of(World world, int count, SplittableRandom random) {
    List<String> skills = List.copyOf(world.skills().keySet());
    Map<String, Integer> numbers = new HashMap<>();
    skills.forEach(skill -> numbers.put(skill, numbers.size()));
    Drawn drawn = new Drawn(skills, new int[skills.size()][PARTS][Comparison.WINDOWS][Comparison.GROUPS],
        new int[skills.size()][Comparison.WINDOWS]);
    for (int i = 0; i < count; i++) {
      drawn.add(world.posters().get(random.nextInt(world.posters().size())), numbers, random);
    }
    return drawn;
  }

  private void add(List<World.Posting> poster, Map<String, Integer> numbers, SplittableRandom random) {
    int swap = random.nextInt(2);
    int group = random.nextInt(Comparison.GROUPS);
    List<List<Integer>> named = List.of(new ArrayList<>(), new ArrayList<>());
    for (World.Posting posting : poster) {
      int window = posting.window() ^ swap;
      int month = random.nextInt(MONTHS);
      int part = month == 0 ? 0 : month == MONTHS - 1 ? 2 : 1;
      postings[part][window][group]++;
      for (String skill : posting.skills()) {
        int number = numbers.get(skill);
        mentions[number][part][window][group]++;
        named.get(window).add(number);
      }
    }
    for (int window = 0; window < Comparison.WINDOWS; window++) {
      int of = window;
      named.get(window).stream().distinct().forEach(number -> posters[number][of]++);
    }
  }

  /** Skills, and in how many postings of the older window the later look sees each. */
  Map<String, Integer> baseline() {
    Map<String, Integer> baseline = new HashMap<>();
    for (int i = 0; i < skills.size(); i++) {
      baseline.put(skills.get(i), Arrays.stream(mentions[i][1][0]).sum() + Arrays.stream(mentions[i][2][0]).sum());
    }
    return baseline;
  }

  /** The same, but of these skills' mentions in the older window only one in so many is left: since then they have grown by that. */
  Drawn grown(List<String> grown, double times, SplittableRandom random) {
    int[][][][] changed = mentions.clone();
    for (String skill : grown) {
      int number = skills.indexOf(skill);
      changed[number] = new int[PARTS][][];
      for (int part = 0; part < PARTS; part++) {
        int[][] before = mentions[number][part];
        changed[number][part] = new int[][]{
          Arrays.stream(before[0]).map(count -> kept(count, 1 / times, random)).toArray(),
          before[1]};
      }
    }
    Drawn other = new Drawn(skills, changed, posters);
    System.arraycopy(postings, 0, other.postings, 0, PARTS);
    return other;
  }

  private static int kept(int count, double probability, SplittableRandom random) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      kept += random.nextDouble() < probability ? 1 : 0;
    }
    return kept;
  }

  /** @param later whether the later look */
  Comparison comparison(boolean later) {
    int first = later ? 1 : 0;
    Comparison.Builder builder = new Comparison.Builder();
    for (int window = 0; window < Comparison.WINDOWS; window++) {
      for (int group = 0; group < Comparison.GROUPS; group++) {
        builder.postings(window, "one", group,
            postings[first][window][group] + postings[first + 1][window][group]);
        for (int i = 0; i < skills.size(); i++) {
          int count = mentions[i][first][window][group] + mentions[i][first + 1][window][group];
          if (count > 0) {
            builder.mentions(window, "one", group, skills.get(i), count);
          }
        }
      }
      for (int i = 0; i < skills.size(); i++) {
        // Of four months, where a look sees but three: a little too many, which only the rarest skills feel.
        builder.posters(window, skills.get(i), posters[i][window]);
      }
    }
    return builder.build();
  }
}
