package skilltide.dashboard.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Answers as JSON. What is not known is absent. */
public final class AnswerJson {
  private static final JsonFactory JSON = new JsonFactory();
  /** Shares to four places as text, once they have been written: a ranking has a thousand of them, most of its time. */
  private static final AtomicReferenceArray<String> SHARES = new AtomicReferenceArray<>(10_000);

  /** Writes an object's fields. */
  @FunctionalInterface
  public interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private AnswerJson() {}

  /** A JSON object with these fields. */
  public static String object(Fields fields) {
    StringWriter text = new StringWriter(4_096);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A ranking. */
  public static String of(TopAnswer answer, World world) {
    return object(json -> write(json, answer, answer.rows(), world));
  }

  /** A revision as text. */
  public static String revision(long revision) {
    return HexFormat.of().toHexDigits(revision);
  }

  /**
   * A ranking's fields.
   *
   * @param rows which of its rows to write
   */
  public static void write(JsonGenerator json, TopAnswer answer, List<TopRow> rows, World world) throws IOException {
    String counted = answer.view().measure().counted();
    marks(json, answer.asOf(), world, answer.revision());
    json.writeObjectFieldStart("view");
    view(json, answer.view(), answer.window());
    json.writeStringField("baseline", answer.view().baseline().word());
    json.writeNumberField("limit", answer.view().limit());
    json.writeEndObject();
    json.writeObjectFieldStart("total");
    json.writeNumberField(counted, answer.total());
    json.writeNumberField("previous", answer.previousTotal());
    json.writeEndObject();
    json.writeArrayFieldStart("rows");
    for (TopRow row : rows) {
      row(json, row, counted, answer.provisional());
    }
    json.writeEndArray();
    JudgementJson.said(json, answer.said());
    json.writeObjectFieldStart("quality");
    quality(json, answer.quality(), answer.view().measure() == Measure.VIEWS ? "views" : "postings");
    if (!answer.view().filter().isCounted()) {
      json.writeNumberField("everySeconds", TopAnswer.REST_SECONDS);
    }
    json.writeEndObject();
  }

  /**
   * A table's rows, and what they are of.
   *
   * @param head what stands before the rows
   * @param revision a digest of both
   */
  public static String of(Described described, World world, Table table, Fields head, long revision) {
    return of(described, world, json -> {
      head.write(json);
      table.write(json, "rows");
    }, revision);
  }

  /** An answer's own fields behind what every one is marked with, what it is of, and whether more may be heard of that. */
  static String of(Described described, World world, Fields own, long revision) {
    return object(json -> {
      marks(json, described.asOf(), world, revision);
      json.writeObjectFieldStart("view");
      view(json, described.view(), described.window());
      json.writeEndObject();
      json.writeBooleanField("provisional", described.provisional());
      own.write(json);
    });
  }

  /** What every answer is marked with: when it was given, in which world, and of which figures. */
  public static void marks(JsonGenerator json, Instant asOf, World world, long revision) throws IOException {
    json.writeStringField("asOf", asOf.toString());
    json.writeStringField("clock", world.clock());
    json.writeBooleanField("demo", world.demo());
    json.writeStringField("taxonomy", world.taxonomy());
    json.writeStringField("revision", revision(revision));
  }

  /** Series. */
  public static String of(SeriesAnswer answer, World world) {
    return object(json -> SeriesJson.write(json, answer, world));
  }

  static void view(JsonGenerator json, View view, Window window) throws IOException {
    if (view.kind().isPresent()) {
      json.writeStringField("kind", view.kind().get().word());
    }
    if (!view.skills().isEmpty()) {
      json.writeStringField("skills", String.join(",", view.skills()));
    }
    for (var chosen : view.filter().values().entrySet()) {
      json.writeStringField(chosen.getKey().word(), chosen.getValue());
    }
    json.writeStringField("from", window.start().toString());
    json.writeStringField("to", window.end().toString());
    json.writeStringField("zone", "UTC");
    json.writeStringField("measure", view.measure().word());
    if (view.step().isPresent()) {
      json.writeStringField("step", view.step().get().word());
    }
  }

  private static void row(JsonGenerator json, TopRow row, String counted, boolean provisional) throws IOException {
    json.writeStartObject();
    json.writeNumberField("rank", row.rank());
    if (row.rankChange().isPresent()) {
      json.writeNumberField("rankChange", row.rankChange().getAsInt());
    }
    json.writeStringField("skill", row.skill().id());
    json.writeStringField("name", row.skill().name());
    json.writeStringField("kind", row.skill().kind().word());
    json.writeNumberField(counted, row.count());
    number(json, "share", row.share());
    json.writeObjectFieldStart("previous");
    json.writeNumberField(counted, row.previous());
    number(json, "share", row.previousShare());
    json.writeEndObject();
    number(json, "change", row.change());
    if (row.verdict().isPresent()) {
      JudgementJson.verdict(json, row.verdict().get(), row.judged());
    }
    json.writeBooleanField("provisional", provisional);
    json.writeArrayFieldStart("trend");
    for (int i = 0; i < row.trend().size(); i++) {
      share(json, row.trend().at(i));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void quality(JsonGenerator json, Quality quality, String counted) throws IOException {
    json.writeNumberField(counted, quality.counted());
    if (quality.sources().isPresent()) {
      json.writeArrayFieldStart("sources");
      for (var source : quality.sources().get().entrySet()) {
        json.writeStartObject();
        json.writeStringField("source", source.getKey());
        json.writeNumberField("postings", source.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    number(json, "repostShare", quality.repostShare());
    if (quality.freshness().lag().isPresent()) {
      json.writeNumberField("lagSeconds", seconds(quality.freshness().lag().get()));
    }
    if (quality.freshness().newestAge().isPresent()) {
      json.writeNumberField("newestAgeSeconds", seconds(quality.freshness().newestAge().get()));
    }
  }

  /** A duration as answers give it, in seconds. */
  public static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  static void number(JsonGenerator json, String name, OptionalDouble number) throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsDouble());
    }
  }

  static void share(JsonGenerator json, double share) throws IOException {
    int place = (int) Math.round(share * SHARES.length());
    if (Double.isNaN(share)) {
      json.writeNull();
    } else if (place < 0 || place >= SHARES.length() || share != (double) place / SHARES.length()) {
      json.writeNumber(share);
    } else {
      json.writeNumber(text(place));
    }
  }

  private static String text(int place) {
    String known = SHARES.get(place);
    if (known != null) {
      return known;
    }
    String text = Double.toString((double) place / SHARES.length());
    SHARES.set(place, text);
    return text;
  }
}
