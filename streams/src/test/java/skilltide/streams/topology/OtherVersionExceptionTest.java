package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowCodec;

class OtherVersionExceptionTest {
  private static final byte[] LATER = {3};

  @Test
  void rereadingIsAdvisedWhereItHelps() {
    assertThat(thrownBy(Input.POSTINGS, RowCodec::decode).mend()).contains("./skilltide reread");
    assertThat(thrownBy(Input.VIEWS, RowCodec::decode).mend()).doesNotContain("reread")
        .contains("docs/operating.md");
  }

  private static OtherVersionException thrownBy(Input input, Function<byte[], ?> codec) {
    return catchThrowableOfType(OtherVersionException.class,
        () -> OtherVersionException.read(input, "rows", LATER, codec));
  }
}
