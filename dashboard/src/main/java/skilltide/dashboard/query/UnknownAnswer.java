package skilltide.dashboard.query;

import static skilltide.dashboard.query.Field.Type.NUMBER;
import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.WHOLE;

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

  /** The columns of its table. */
  public static final List<Field> FIELDS = List.of(Field.of(TEXT, "term"), Field.of(WHOLE, "postings"),
      Field.of(WHOLE, "posters"), Field.of(WHOLE, "listing"), Field.optional(NUMBER, "share"),
      Field.of(WHOLE, "previous"),
      Field.optional(NUMBER, "previousShare"), Field.optional(TEXT, "verdict"), Field.optional(NUMBER, "estimate"),
      Field.optional(NUMBER, "intervalLow"), Field.optional(NUMBER, "intervalHigh"), Field.optional(TEXT, "reason"),
      Field.optional(TEXT, "posting"), Field.optional(TEXT, "employer"), Field.optional(TEXT, "link"),
      Field.optional(TEXT, "snippet"));

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
  public Table table() {
    Table table = new Table(FIELDS);
    for (Term term : terms.terms()) {
      Optional<Judged> judged = said.judgements().flatMap(each -> each.of(id(term)));
      Optional<Context> context = term.contexts().stream().findFirst();
      table.row(term.term(), term.postings(), term.posters(), term.listing(), share(term), term.previous(),
          previousShare(term), said.judgements().map(each -> each.verdict(id(term))).map(Verdict::word),
          rounded(judged.map(Judged::change)), rounded(judged.map(each -> each.interval().low())),
          rounded(judged.map(each -> each.interval().high())), reason(judged), context.map(Context::posting),
          context.map(Context::employer), context.map(Context::link), context.map(Context::snippet));
    }
    return table;
  }

  private Optional<String> reason(Optional<Judged> judged) {
    return said.judgements().isEmpty()
        ? Optional.of(said.reason()).filter(reason -> !reason.isEmpty())
        : judged.isEmpty() ? Optional.of(JudgementJson.TOO_FEW) : Optional.empty();
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
