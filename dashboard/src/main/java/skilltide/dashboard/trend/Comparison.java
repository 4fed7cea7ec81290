package skilltide.dashboard.trend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Unique postings of one facet in two windows, by source and by group of posters: what a change is judged from. Sources that do not
 * stand in both windows are left out. Immutable.
 */
public final class Comparison {
  /** Into so many groups posters are divided. */
  public static final int GROUPS = 32;
  static final int WINDOWS = 2;

  /** Postings by window, source and group. */
  static final class Cells {
    private final int[][][] counts;
    private final long[][] bySource;
    private final long[] byWindow = new long[WINDOWS];
    private final int[] posters;

    private Cells(int[][][] counts, int[] posters) {
      this.counts = counts;
      this.posters = posters;
      bySource = new long[WINDOWS][counts[0].length];
      for (int window = 0; window < WINDOWS; window++) {
        for (int source = 0; source < counts[window].length; source++) {
          for (int count : counts[window][source]) {
            bySource[window][source] += count;
          }
          byWindow[window] += bySource[window][source];
        }
      }
    }

    int sources() {
      return bySource[0].length;
    }

    int of(int window, int source, int group) {
      return counts[window][source][group];
    }

    long of(int window, int source) {
      return bySource[window][source];
    }

    long of(int window) {
      return byWindow[window];
    }

    int posters(int window) {
      return posters[window];
    }
  }

  private final List<String> sources;
  private final Cells all;
  private final SortedMap<String, Cells> skills;

  private Comparison(List<String> sources, Cells all, SortedMap<String, Cells> skills) {
    this.sources = sources;
    this.all = all;
    this.skills = skills;
  }

  /** The group of a poster: the first five bits of SHA-256 of its UTF-8. */
  public static int group(String poster) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(poster.getBytes(StandardCharsets.UTF_8));
      return (digest[0] & 0xFF) >>> 3;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The sources that stand in both windows. */
  public List<String> sources() {
    return sources;
  }

  /**
   * How many postings a window has.
   *
   * @param window 0 the older, 1 the newer
   */
  public long postings(int window) {
    return all.of(window);
  }

  /** How many of a window's postings name a skill. */
  public long postings(int window, String skill) {
    Cells cells = skills.get(skill);
    return cells == null ? 0 : cells.of(window);
  }

  Cells all() {
    return all;
  }

  SortedMap<String, Cells> skills() {
    return skills;
  }

  /** Gathers counts in any order. Windows are 0, the older, and 1; groups 0 to 31. */
  public static final class Builder {
    private record Place(int window, String source, int group) {}

    private final Map<Place, Integer> postings = new HashMap<>();
    private final Map<String, Map<Place, Integer>> mentions = new TreeMap<>();
    private final Map<String, int[]> posters = new HashMap<>();
    private final Map<String, Set<String>> seen = new HashMap<>();

    /** Adds postings. */
    public Builder postings(int window, String source, int group, int count) {
      postings.merge(new Place(window, source, group), count, Integer::sum);
      return this;
    }

    /** Adds postings, of those, that name a skill. */
    public Builder mentions(int window, String source, int group, String skill, int count) {
      mentions.computeIfAbsent(skill, each -> new HashMap<>()).merge(new Place(window, source, group), count,
          Integer::sum);
      return this;
    }

    /** Adds posters that name a skill in a window, none of them added before. */
    public Builder posters(int window, String skill, int count) {
      posters.computeIfAbsent(skill, each -> new int[WINDOWS])[window] += count;
      return this;
    }

    /** Adds one posting. */
    public Builder posting(int window, String source, String poster, Collection<String> named) {
      int group = group(poster);
      postings(window, source, group, 1);
      for (String skill : named) {
        mentions(window, source, group, skill, 1);
        if (seen.computeIfAbsent(skill, each -> new HashSet<>()).add(window + poster)) {
          posters(window, skill, 1);
        }
      }
      return this;
    }

    public Comparison build() {
      Set<String> older = sources(0);
      List<String> both = sources(1).stream().filter(older::contains).sorted().toList();
      Map<String, Integer> numbers = new HashMap<>();
      both.forEach(source -> numbers.put(source, numbers.size()));
      SortedMap<String, Cells> skills = new TreeMap<>();
      mentions.forEach((skill, counts) -> skills.put(skill,
          new Cells(cells(counts, numbers), posters.getOrDefault(skill, new int[WINDOWS]))));
      return new Comparison(both, new Cells(cells(postings, numbers), new int[WINDOWS]), skills);
    }

    private Set<String> sources(int window) {
      Set<String> sources = new HashSet<>();
      postings.forEach((place, count) -> {
        if (place.window == window && count > 0) {
          sources.add(place.source);
        }
      });
      return sources;
    }

    private static int[][][] cells(Map<Place, Integer> counts, Map<String, Integer> numbers) {
      int[][][] cells = new int[WINDOWS][numbers.size()][GROUPS];
      counts.forEach((place, count) -> {
        Integer source = numbers.get(place.source);
        if (source != null) {
          cells[place.window][source][place.group] += count;
        }
      });
      return cells;
    }
  }
}
