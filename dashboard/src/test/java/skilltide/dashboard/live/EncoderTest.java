package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, Encoder.PIECE - 4, Encoder.PIECE - 3, 2 * Encoder.PIECE - 8, 200_000})
  void messagesAreFragmentedWhereAPieceEnds(int length) {
    byte[] json = "x".repeat(length).getBytes(UTF_8);
    ByteBuf bytes = Encoder.text(json);
    StringBuilder read = new StringBuilder();
    int pieces = 0;
    boolean last = false;
    while (!last) {
      assertThat(bytes.readerIndex() % Encoder.PIECE).as("a piece begins with a frame").isZero();
      int first = bytes.readUnsignedByte();
      assertThat(first & 0xF).isEqualTo(pieces++ == 0 ? 1 : 0);
      last = (first & 0x80) != 0;
      int size = bytes.readUnsignedByte();
      read.append(bytes.readCharSequence(size == 126 ? bytes.readUnsignedShort() : size, UTF_8));
    }

    assertThat(bytes.isReadable()).isFalse();
    assertThat(read).hasToString(new String(json, UTF_8));
    bytes.release();
  }

  @Test
  void aFrameForOneViewerHasAFieldMore() {
    Frame frame = Frame.of(new Place("a", 7), "{\"type\":\"snapshot\"}");
    Frame own = frame.with("\"away\":[]");

    assertThat(own.bytes(Wire.EVENTS).toString(UTF_8))
        .isEqualTo("id: a/7\ndata: {\"type\":\"snapshot\",\"away\":[]}\n\n");
    assertThat(own.bytes(Wire.DEFLATED)).as("as it is").isEqualTo(own.bytes(Wire.TEXT));
    own.release();
    frame.release();
  }

  @Test
  void theSameIsEncodedTheSameWhateverCameBefore() {
    Encoder encoder = new Encoder();
    byte[] json = "{\"type\":\"snapshot\"}".repeat(100).getBytes(UTF_8);
    ByteBuf first = encoder.deflated(json);
    ByteBuf other = encoder.deflated("z".repeat(100_000).getBytes(UTF_8));
    ByteBuf again = encoder.deflated(json);

    assertThat(ByteBufUtil.getBytes(again)).isEqualTo(ByteBufUtil.getBytes(first));
    assertThat(first.readableBytes()).isLessThan(json.length / 10);
    first.release();
    other.release();
    again.release();
  }
}
