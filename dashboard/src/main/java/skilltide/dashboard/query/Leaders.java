package skilltide.dashboard.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Selection;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.cube.Sums;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * The skills of each kind that most postings of the last 30 days name, over all and in each industry that has enough postings for
 * a share: what the board shows at first, in so few figures that all can be kept. Only what the taxonomy has is named.
 */
public final class Leaders {
  /** The industry that stands for all postings. */
  public static final String ALL = "all";

  private static final int DAYS = 30;

  private final Map<String, Skill> skills;
  private final List<Industry> industries;
  private final int most;
  private final int mostOfIndustry;

  /**
   * @param most how many of a kind over all, 0 or more
   * @param mostOfIndustry how many of a kind in an industry, 0 or more
   */
  public Leaders(Taxonomy taxonomy, int most, int mostOfIndustry) {
    skills = taxonomy.skills().stream().collect(Collectors.toMap(Skill::id, Function.identity()));
    industries = taxonomy.industries();
    this.most = most;
    this.mostOfIndustry = mostOfIndustry;
  }

  /**
   * What leads.
   *
   * @param industries how many postings there are in each, {@value #ALL} among them
   */
  public record Standing(List<Leader> leaders, Map<String, Long> industries) {
    public Standing {
      leaders = List.copyOf(leaders);
      industries = Map.copyOf(industries);
    }
  }

  /**
   * A skill that leads.
   *
   * @param industry its id, or {@value #ALL}
   * @param postings that name it, 1 or more
   * @param share of the industry's postings that do, 0 to 1; empty when they are too few
   */
  public record Leader(String industry, Skill skill, long postings, OptionalDouble share) {}

  /** How it stands now. */
  public Standing at(CubeReader cube, Instant now) {
    List<Leader> leaders = new ArrayList<>();
    Map<String, Long> totals = new TreeMap<>();
    Sums all = sums(cube, Facet.ALL, "", now);
    totals.put(ALL, all.total());
    add(leaders, ALL, all, cube.skills(), most);
    for (Industry industry : industries) {
      Sums sums = sums(cube, Facet.INDUSTRY, industry.id(), now);
      if (Share.of(0, sums.total()).isPresent()) {
        totals.put(industry.id(), sums.total());
        add(leaders, industry.id(), sums, cube.skills(), mostOfIndustry);
      }
    }
    return new Standing(leaders, totals);
  }

  private static Sums sums(CubeReader cube, Facet facet, String value, Instant now) {
    long end = Grain.DAY.bucket(now) + 1;
    return cube.sum(new Slice(Input.POSTINGS, Grain.DAY, facet, value), Column.POSTED, Selection.ALL, end - DAYS, end);
  }

  private void add(List<Leader> leaders, String industry, Sums sums, List<String> ids, int limit) {
    Map<Kind, List<Leader>> byKind = new EnumMap<>(Kind.class);
    for (int i = 0; i < sums.size(); i++) {
      Skill skill = skills.get(ids.get(i)); // a counting of before may have others
      if (skill != null && sums.of(i) > 0) {
        byKind.computeIfAbsent(skill.kind(), kind -> new ArrayList<>())
            .add(new Leader(industry, skill, sums.of(i), Share.of(sums.of(i), sums.total())));
      }
    }
    byKind.values().forEach(candidates -> candidates.stream()
        .sorted(Comparator.comparingLong(Leader::postings).reversed().thenComparing(each -> each.skill().id()))
        .limit(limit).forEach(leaders::add));
  }
}
