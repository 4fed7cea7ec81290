package skilltide.streams.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Taxonomy;

/** Weighs the words that speak for each industry, and names one only where it clearly leads. */
final class IndustryReader {
  /** Below this sum of weights nothing is said. */
  private static final double ENOUGH = 13;
  /** How much more than the next one the first must weigh. */
  private static final double LEAD = 1.5;
  /** An employer says what it does at the beginning: up to here words weigh most, and up to there more than behind. */
  private static final int OPENING = 300;
  private static final int INTRODUCTION = 700;
  private static final double OPENING_WEIGHT = 2.5;
  private static final double INTRODUCTION_WEIGHT = 1.5;
  /** What words that are repeated add each time. */
  private static final double AGAIN = 0.15;
  private final Cues<Vote> cues;

  private record Vote(Industry industry, int weight) {}

  /** An industry with the words that spoke for it, the strongest first. */
  record Found(Industry industry, double weight, List<Spot> spots) {}

  /** Words that spoke. */
  record Spot(PostingField field, int start, int end, double weight) {}

  IndustryReader(Taxonomy taxonomy, Vocabulary vocabulary) {
    cues = new Cues<>(vocabulary);
    for (Industry industry : taxonomy.industries()) {
      industry.evidence().forEach(cue -> cues.add(cue.words(), new Vote(industry, cue.weight())));
    }
  }

  private static double placed(int start) {
    return start < OPENING ? OPENING_WEIGHT : start < INTRODUCTION ? INTRODUCTION_WEIGHT : 1;
  }

  /**
   * The industry that all fields together speak for: a title such as Security Engineer tells of the work, so it decides
   * nothing that the text speaks against.
   */
  Optional<Found> read(List<PostingField> fields) {
    Map<Industry, Double> sums = new HashMap<>();
    Map<Industry, List<Spot>> spots = new HashMap<>();
    Set<Vote> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PostingField field : fields) {
      for (Cues.Hit<Vote> hit : cues.in(field.view())) {
        Industry industry = hit.cue().industry();
        if (Addresses.holds(field.view(), hit.start(), hit.end())) {
          continue;
        }
        double weight = hit.cue().weight() * placed(hit.start()) * (seen.add(hit.cue()) ? 1 : AGAIN);
        sums.merge(industry, weight, Double::sum);
        spots.computeIfAbsent(industry, any -> new ArrayList<>())
            .add(new Spot(field, hit.start(), hit.end(), weight));
      }
    }
    List<Map.Entry<Industry, Double>> ranked = sums.entrySet().stream()
        .sorted(Map.Entry.<Industry, Double>comparingByValue().reversed()
            .thenComparing(e -> e.getKey().id()))
        .limit(2).toList();
    if (ranked.isEmpty() || ranked.getFirst().getValue() < ENOUGH
        || ranked.size() > 1 && ranked.getFirst().getValue() < ranked.getLast().getValue() * LEAD) {
      return Optional.empty();
    }
    Industry first = ranked.getFirst().getKey();
    List<Spot> strongest = spots.getOrDefault(first, List.of()).stream()
        .sorted(Comparator.comparingDouble(Spot::weight).reversed()).limit(3).toList();
    return Optional.of(new Found(first, ranked.getFirst().getValue(), strongest));
  }
}
