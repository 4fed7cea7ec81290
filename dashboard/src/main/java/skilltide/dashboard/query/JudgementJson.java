package skilltide.dashboard.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import skilltide.dashboard.trend.Judged;
import skilltide.dashboard.trend.Judged.Interval;
import skilltide.dashboard.trend.Judgements;
import skilltide.dashboard.trend.Verdict;

/** What is said of changes, as JSON. */
final class JudgementJson {
  /** Why something is not judged though others are. */
  static final String TOO_FEW = "too-few-postings";

  private JudgementJson() {}

  static void verdict(JsonGenerator json, Verdict verdict, Optional<Judged> judged) throws IOException {
    json.writeStringField("verdict", verdict.word());
    if (judged.isEmpty()) {
      json.writeStringField("reason", TOO_FEW);
      return;
    }
    Judged known = judged.get();
    json.writeObjectFieldStart("constant");
    json.writeNumberField("share", rounded(known.now()));
    json.writeNumberField("previous", rounded(known.before()));
    json.writeEndObject();
    if (!Double.isNaN(known.change())) {
      json.writeNumberField("estimate", rounded(known.change()));
    }
    interval(json, "interval", known.interval());
    interval(json, "drawn", known.drawn());
    if (!Double.isNaN(known.detectable())) {
      json.writeNumberField("detectable", rounded(known.detectable()));
    }
    json.writeBooleanField("steady", known.steady() && verdict == Verdict.UNCLEAR);
    json.writeBooleanField("new", known.isNew());
    json.writeBooleanField("gone", known.isGone());
  }

  /** What was judged, or why nothing was. */
  static void said(JsonGenerator json, Said said) throws IOException {
    if (said.judgements().isPresent()) {
      judgements(json, said.judgements().get());
    } else if (!said.reason().isEmpty()) {
      json.writeObjectFieldStart("judgement");
      json.writeStringField("reason", said.reason());
      json.writeEndObject();
    }
  }

  private static void judgements(JsonGenerator json, Judgements judgements) throws IOException {
    json.writeObjectFieldStart("judgement");
    json.writeStringField("judged", judgements.windows().judged().toString());
    json.writeStringField("from", judgements.windows().from().toString());
    json.writeStringField("to", judgements.windows().to().toString());
    json.writeStringField("baselineFrom", judgements.windows().baselineFrom().toString());
    json.writeStringField("baselineTo", judgements.windows().baselineTo().toString());
    json.writeNumberField("looks", judgements.twice() ? 2 : 1);
    json.writeNumberField("tested", judgements.look().tested());
    json.writeNumberField("moved", judgements.moved());
    json.writeNumberField("steady", judgements.steady());
    interval(json, "tide", judgements.look().tide());
    json.writeNumberField("postings", judgements.look().postings().get(1));
    json.writeNumberField("baselinePostings", judgements.look().postings().get(0));
    json.writeFieldName("sources");
    List<String> sources = judgements.look().sources();
    json.writeArray(sources.toArray(String[]::new), 0, sources.size());
    json.writeEndObject();
  }

  private static void interval(JsonGenerator json, String name, Interval interval) throws IOException {
    if (interval.isKnown()) {
      json.writeFieldName(name);
      json.writeArray(new double[]{rounded(interval.low()), rounded(interval.high())}, 0, 2);
    }
  }

  private static double rounded(double change) {
    return Math.round(change * 1e6) / 1e6;
  }
}
