package skilltide.dashboard.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.TopRow;
import skilltide.dashboard.query.World;

/** A frame, encoded once for however many viewers. */
final class Frame {
  /** Which stream it belongs to, and where in it. */
  record Place(String stream, long seq) {}

  private final ByteBuf bytes;

  private Frame(String json) {
    bytes = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** All of an answer. */
  static Frame snapshot(Place place, TopAnswer answer, World world) {
    return new Frame(AnswerJson.object(json -> {
      json.writeStringField("type", "snapshot");
      json.writeStringField("stream", place.stream());
      json.writeNumberField("seq", place.seq());
      AnswerJson.write(json, answer, answer.rows(), world);
    }));
  }

  /**
   * What changed against the frame before.
   *
   * @param changed the rows of the answer that are new or other than before
   * @param gone the skills that left
   */
  static Frame delta(Place place, TopAnswer answer, List<TopRow> changed, List<String> gone, World world) {
    return new Frame(AnswerJson.object(json -> {
      json.writeStringField("type", "delta");
      json.writeStringField("stream", place.stream());
      json.writeNumberField("seq", place.seq());
      AnswerJson.write(json, answer, changed, world);
      json.writeFieldName("gone");
      json.writeArray(gone.toArray(String[]::new), 0, gone.size());
    }));
  }

  /** Why a view cannot be shown. */
  static Frame error(InvalidViewException invalid) {
    return new Frame(AnswerJson.object(json -> {
      json.writeStringField("type", "error");
      json.writeNumberField("status", 400);
      json.writeStringField("title", "Bad Request");
      json.writeStringField("detail", invalid.getMessage());
      json.writeStringField("field", invalid.field());
    }));
  }

  /** These bytes for one viewer. */
  TextWebSocketFrame forOne() {
    return new TextWebSocketFrame(bytes.duplicate());
  }
}
