package skilltide.dashboard.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.Comparisons;
import skilltide.dashboard.readings.UnknownTerms;
import skilltide.dashboard.readings.UnknownTerms.Context;
import skilltide.dashboard.readings.UnknownTerms.Term;
import skilltide.dashboard.trend.Judged;
import skilltide.dashboard.trend.Judgements;
import skilltide.dashboard.trend.Verdict;

/**
 * Names that may be technologies and are in no taxonomy.
 *
 * @param described what it is of
 * @param terms what was found
 * @param said of their changes, judged among those of all skills; most are named by too few to be judged
 */
public record UnknownAnswer(Described described, UnknownTerms terms, Said said) {
  private static final double PLACES = 1e6;

  /** A digest of what it says. */
  public long revision() {
    return Revision.of(terms + said.toString());
  }

  /** As JSON; what is not known is absent. */
  public String json(World world) {
    return AnswerJson.of(described, world, this::write, revision());
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("total");
    json.writeNumberField("postings", terms.total());
    json.writeNumberField("previous", terms.previousTotal());
    json.writeEndObject();
    json.writeArrayFieldStart("rows");
    for (Term term : terms.terms()) {
      json.writeStartObject();
      json.writeStringField("term", term.term());
      json.writeNumberField("postings", term.postings());
      json.writeNumberField("posters", term.posters());
      json.writeNumberField("listing", term.listing());
      number(json, "share", share(term));
      json.writeObjectFieldStart("previous");
      json.writeNumberField("postings", term.previous());
      number(json, "share", previousShare(term));
      json.writeEndObject();
      Optional<Judgements> judgements = said.judgements();
      if (judgements.isPresent()) {
        JudgementJson.verdict(json, judgements.get().verdict(id(term)), judgements.get().of(id(term)));
      }
      json.writeArrayFieldStart("contexts");
      for (Context context : term.contexts()) {
        json.writeStartObject();
        json.writeStringField("posting", context.posting());
        text(json, "employer", context.employer());
        text(json, "link", context.link());
        json.writeStringField("snippet", context.snippet());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    JudgementJson.said(json, said);
  }

  /** As a table: a row a term, with the newest of its contexts. */
  public String csv() {
    Csv csv = new Csv(List.of("term", "postings", "posters", "listing", "share", "previous", "previousShare", "verdict",
        "estimate", "low", "high", "reason", "posting", "employer", "link", "snippet"));
    for (Term term : terms.terms()) {
      Optional<Judged> judged = said.judgements().flatMap(each -> each.of(id(term)));
      Optional<Context> context = term.contexts().stream().findFirst();
      csv.row(term.term(), term.postings(), term.posters(), term.listing(), share(term), term.previous(),
          previousShare(term), said.judgements().map(each -> each.verdict(id(term))).map(Verdict::word).orElse(""),
          rounded(judged.map(Judged::change)), rounded(judged.map(each -> each.interval().low())),
          rounded(judged.map(each -> each.interval().high())), reason(judged),
          context.map(Context::posting).orElse(""), context.map(Context::employer).orElse(""),
          context.map(Context::link).orElse(""), context.map(Context::snippet).orElse(""));
    }
    return csv.toString();
  }

  private String reason(Optional<Judged> judged) {
    return said.judgements().isEmpty() ? said.reason() : judged.isEmpty() ? JudgementJson.TOO_FEW : "";
  }

  private OptionalDouble share(Term term) {
    return Share.of(term.postings(), terms.total());
  }

  private OptionalDouble previousShare(Term term) {
    return Share.of(term.previous(), terms.previousTotal());
  }

  private static String id(Term term) {
    return Comparisons.TERM + term.key();
  }

  private static double rounded(Optional<Double> figure) {
    double known = figure.orElse(Double.NaN);
    return Double.isNaN(known) ? known : Math.round(known * PLACES) / PLACES;
  }

  private static void number(JsonGenerator json, String name, OptionalDouble number) throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsDouble());
    }
  }

  private static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }
}
