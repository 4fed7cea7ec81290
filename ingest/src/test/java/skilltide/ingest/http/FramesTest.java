package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.ingest.event.MalformedEventException;

class FramesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"a":1}                            | {"a":1}
      [{"a":1},{"b":[1,{"c":2}]}]        | {"a":1}; {"b":[1,{"c":2}]}
      []                                 |
      [ ] []                             |
      {"a":1} {"b":2}{"c":3}             | {"a":1}; {"b":2}; {"c":3}
      [{"a":1}] [{"b":2}] {"c":3}        | {"a":1}; {"b":2}; {"c":3}
      [[{"a":1}],{"b":2}]                | [{"a":1}]; {"b":2}
      [1, true , "x,]\\"" ,null]          | 1; true; "x,]\\""; null
      {"a":"}]{[\\\\"}                     | {"a":"}]{[\\\\"}
      """)
  void valuesAreCutOutOfJson(String body, String values) throws IOException {
    assertThat(all(BodyKind.VALUES, body)).isEqualTo(values == null ? List.of() : List.of(values.split("; ")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      `` | body: empty
      ` ` | body: empty
      {"title": | body: not JSON: it ends after 9 bytes, where the rest of a value should follow
      [{"a":1} | body: not JSON: it ends after 8 bytes, where ',' or ']' should follow
      [{"a":1}, | body: not JSON: it ends after 9 bytes, where a value should follow
      [{"a":1},] | body: not JSON: ']' at byte 10, where a value should be
      [{"a":1} {"b":2}] | body: not JSON: '{' at byte 10, where ',' or ']' should be
      } | body: not JSON: '}' at byte 1, where a value should be
      """)
  void jsonThatCannotBeCutSaysWhere(String body, String problem) {
    assertThatThrownBy(() -> all(BodyKind.VALUES, body)).isInstanceOf(MalformedEventException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void linesAreCutWhateverTheirEnds() throws IOException {
    assertThat(all(BodyKind.LINES, "{\"a\":1}\n\n  \r\n{\"b\":2}\r\n{\"c\":3}"))
        .containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
  }

  @ParameterizedTest
  @CsvSource({"VALUES", "LINES"})
  void aByteOrderMarkIsNotPartOfAValue(BodyKind kind) throws IOException {
    assertThat(all(kind, "\uFEFF{\"a\":1}")).containsExactly("{\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource({"VALUES", "LINES"})
  void aValueOfTheGreatestSizeIsKeptAndALongerOneReadPast(BodyKind kind) throws IOException {
    String fits = "\"" + "x".repeat(Frame.MAX_BYTES - 2) + "\"";
    String larger = "\"" + "y".repeat(Frame.MAX_BYTES - 1) + "\"";
    Frames frames = kind.frames(stream(fits + "\n" + larger + "\n" + fits));

    assertThat(frames.next().map(FramesTest::text)).contains(fits);
    assertThat(frames.next()).contains(new Frame.TooLarge(Frame.MAX_BYTES + 1L));
    assertThat(frames.next().map(FramesTest::text)).contains(fits);
    assertThat(frames.next()).isEmpty();
  }

  private static List<String> all(BodyKind kind, String body) throws IOException {
    Frames frames = kind.frames(stream(body));
    List<String> all = new ArrayList<>();
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      all.add(text(next.get()));
    }
    return all;
  }

  private static String text(Frame frame) {
    try {
      return switch (frame) {
        case Frame.Value value -> value.parse().toString();
        case Frame.TooLarge large -> large.toString();
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(UTF_8));
  }
}
