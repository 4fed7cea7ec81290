package skilltide.dashboard.api;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import skilltide.dashboard.query.Baseline;
import skilltide.dashboard.query.Measure;
import skilltide.dashboard.query.Moment;
import skilltide.dashboard.query.Step;
import skilltide.dashboard.query.View;
import skilltide.dashboard.readings.Attribute;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * A parameter, as it is described.
 *
 * @param values all that may be given; empty where that is no list
 */
record Parameter(String name, String description, List<String> values, String example) {

  /** All parameters of all operations, from the same values that queries are read by. */
  static List<Parameter> all(Taxonomy taxonomy) {
    return List.of(
        new Parameter("kind", "Only skills of this kind.", words(Kind.values(), Kind::word), "language"),
        new Parameter("skills",
            "Only these, by id or alias, comma-separated, at most 100; in exports and explain, postings that "
                + "name one of them.",
            List.of(), "java,kotlin"),
        new Parameter("industry", "Only postings of this industry; one.",
            taxonomy.industries().stream().map(Industry::id).toList(), "fintech"),
        new Parameter("role", "Only postings for this role; one.", taxonomy.roles().stream().map(Role::id).toList(),
            "backend"),
        new Parameter("seniority", "Only postings for this level; one.", words(Seniority.values(), Seniority::word),
            "senior"),
        new Parameter("country", "Only postings in this country: one ISO 3166 code or English name.", List.of(),
            "DE"),
        new Parameter("remote", "Only postings that can, or cannot, be done remotely.", List.of("true", "false"),
            "true"),
        new Parameter("source", "Only postings of this source; one.", List.of(), "http"),
        new Parameter("from", "The beginning, floored to whole buckets of UTC: " + Moment.FORMS
            + ". A distance is so many whole buckets, of which now is in the last: now-30d is today and the 29 days before.",
            List.of(),
            "now-30d"),
        new Parameter("to",
            "The end, in the same forms: the first instant that is no part of it; now, and the bucket it is in, "
                + "when it is left out.",
            List.of(), "now"),
        new Parameter("step", "How long a point is; UTC, ISO weeks; hours for views alone.",
            words(Step.values(), Step::word), "month"),
        new Parameter("measure", "What is counted.", words(Measure.values(), Measure::word), "postings"),
        new Parameter("baseline",
            "What it is compared with: as long a time before it (of whole months as many months), or a year before.",
            words(Baseline.values(), Baseline::word), "previous"),
        new Parameter("limit", "How many rows at most, 1 to %,d; of evidence to %d.".formatted(View.MAX_LIMIT,
            ReadingsController.MOST_POSTINGS), List.of(), "20"),
        new Parameter("currency", "As ISO 4217 has it; the one that most postings name when it is left out.", List.of(),
            "EUR"),
        new Parameter("by", "What days are split by.", words(Attribute.values(), Attribute::word), "industry"),
        new Parameter("q", "The beginning of an id, a name or an alias.", List.of(), "post"));
  }

  private static <T> List<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).toList();
  }
}
