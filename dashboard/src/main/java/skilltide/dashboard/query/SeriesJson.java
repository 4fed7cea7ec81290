package skilltide.dashboard.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import skilltide.dashboard.query.SeriesAnswer.Constant;
import skilltide.dashboard.query.SeriesAnswer.Line;
import skilltide.dashboard.query.SeriesAnswer.Point;
import skilltide.dashboard.trend.ShareInterval;

/** Series as JSON. */
final class SeriesJson {

  private SeriesJson() {}

  static void write(JsonGenerator json, SeriesAnswer answer, World world) throws IOException {
    AnswerJson.marks(json, answer.asOf(), world, answer.revision());
    json.writeObjectFieldStart("view");
    AnswerJson.view(json, answer.view(), answer.window());
    json.writeEndObject();
    json.writeStringField("step", answer.view().step().orElseThrow().word());
    json.writeArrayFieldStart("points");
    for (Point point : answer.points()) {
      json.writeString(point.start().toString());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("provisional");
    for (Point point : answer.points()) {
      json.writeBoolean(point.provisional());
    }
    json.writeEndArray();
    numbers(json, "total", answer.points().stream().map(Point::total).toList());
    AnswerJson.number(json, "dispersion", answer.beside().dispersion());
    if (answer.beside().constant().isPresent()) {
      Constant constant = answer.beside().constant().get();
      json.writeFieldName("constantSources");
      json.writeArray(constant.sources().toArray(String[]::new), 0, constant.sources().size());
      numbers(json, "constantTotal", constant.totals());
    }
    json.writeArrayFieldStart("series");
    for (Line line : answer.series()) {
      line(json, line, answer);
    }
    json.writeEndArray();
  }

  private static void line(JsonGenerator json, Line line, SeriesAnswer answer) throws IOException {
    Measure measure = answer.view().measure();
    json.writeStartObject();
    json.writeStringField("skill", line.skill().id());
    json.writeStringField("name", line.skill().name());
    if (measure == Measure.SHARE) {
      figures(json, "values", line, i -> answer.share(line, i).orElse(Double.NaN));
    } else {
      numbers(json, "values", line.counts());
    }
    numbers(json, measure.counted(), line.counts());
    if (answer.beside().dispersion().isPresent()) {
      figures(json, "shareLow", line, i -> AnswerTable.interval(answer, line, i, ShareInterval::low));
      figures(json, "shareHigh", line, i -> AnswerTable.interval(answer, line, i, ShareInterval::high));
    }
    if (answer.beside().constant().isPresent()) {
      figures(json, "constantShare", line, i -> AnswerTable.constantShare(answer, line, i).orElse(Double.NaN));
    }
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, String name, List<Long> numbers) throws IOException {
    json.writeArrayFieldStart(name);
    for (long number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  private static void figures(JsonGenerator json, String name, Line line, IntToDoubleFunction figure)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int i = 0; i < line.counts().size(); i++) {
      AnswerJson.share(json, figure.applyAsDouble(i));
    }
    json.writeEndArray();
  }
}
