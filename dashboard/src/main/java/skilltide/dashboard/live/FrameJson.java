package skilltide.dashboard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.TopRow;
import skilltide.dashboard.query.World;

/** What frames say. */
final class FrameJson {

  private FrameJson() {}

  /** All of an answer. */
  static String snapshot(Place place, TopAnswer answer, World world) {
    return AnswerJson.object(json -> {
      begin(json, "snapshot", place);
      AnswerJson.write(json, answer, answer.rows(), world);
    });
  }

  /**
   * What changed against the frame before.
   *
   * @param changed the rows of the answer that are new or other than before
   * @param gone the skills that left
   */
  static String delta(Place place, TopAnswer answer, List<TopRow> changed, List<String> gone, World world) {
    return AnswerJson.object(json -> {
      begin(json, "delta", place);
      AnswerJson.write(json, answer, changed, world);
      json.writeFieldName("gone");
      json.writeArray(gone.toArray(String[]::new), 0, gone.size());
    });
  }

  /** They are where they were, and nothing has changed since. */
  static String resumed(Place place) {
    return AnswerJson.object(json -> begin(json, "resumed", place));
  }

  /** Why a view cannot be shown. */
  static String invalid(InvalidViewException invalid) {
    return AnswerJson.object(json -> {
      error(json, 400, "Bad Request", String.valueOf(invalid.getMessage()));
      json.writeStringField("field", invalid.field());
    });
  }

  /** Why a view cannot be shown just now. */
  static String unavailable(String detail) {
    return AnswerJson.object(json -> error(json, 503, "Service Unavailable", detail));
  }

  /** Why there will be no more frames; of server-sent events, which have no other way to say it. */
  static String closing(Closing why) {
    return AnswerJson.object(json -> {
      json.writeStringField("type", "closing");
      json.writeNumberField("code", why.code());
      json.writeStringField("reason", why.reason());
    });
  }

  /** Why there will be no frames at all, as RFC 9457 has it. */
  static String problem(int status, String title, String detail) {
    return AnswerJson.object(json -> {
      json.writeStringField("type", "about:blank");
      json.writeStringField("title", title);
      json.writeNumberField("status", status);
      json.writeStringField("detail", detail);
    });
  }

  /** The field that a snapshot has more for somebody who comes back: what changed places meanwhile. */
  static String away(List<Moved> moved) {
    String object = AnswerJson.object(json -> {
      json.writeArrayFieldStart("away");
      for (Moved each : moved) {
        json.writeStartObject();
        json.writeStringField("skill", each.skill());
        if (each.from().isPresent()) {
          json.writeNumberField("from", each.from().getAsInt());
        }
        if (each.to().isPresent()) {
          json.writeNumberField("to", each.to().getAsInt());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    });
    return object.substring(1, object.length() - 1);
  }

  private static void begin(JsonGenerator json, String type, Place place) throws IOException {
    json.writeStringField("type", type);
    json.writeStringField("stream", place.stream());
    json.writeNumberField("seq", place.seq());
  }

  private static void error(JsonGenerator json, int status, String title, String detail) throws IOException {
    json.writeStringField("type", "error");
    json.writeNumberField("status", status);
    json.writeStringField("title", title);
    json.writeStringField("detail", detail);
  }
}
