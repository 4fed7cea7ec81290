package skilltide.ingest.source.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EchoesTest {
  private static final String SOURCE = "greenhouse:acme";

  private final Echoes echoes = new Echoes();

  @Test
  void reportThatThisInstanceHasFollowedByAnotherIsOvertaken() {
    Headers first = headers(echoes.next(SOURCE));
    assertThat(echoes.isOvertaken(SOURCE, first)).isFalse();

    Headers second = headers(echoes.next(SOURCE));
    echoes.next("lever:acme");

    assertThat(echoes.isOvertaken(SOURCE, first)).isTrue();
    assertThat(echoes.isOvertaken(SOURCE, second)).isFalse();
  }

  @Test
  void reportsOfOthersAreNot() {
    Headers others = headers(new Echoes().next(SOURCE));
    echoes.next(SOURCE);
    echoes.next(SOURCE);

    assertThat(echoes.isOvertaken(SOURCE, others)).isFalse();
    assertThat(echoes.isOvertaken(SOURCE, new RecordHeaders())).as("an older version's").isFalse();
  }

  private static Headers headers(Header header) {
    return new RecordHeaders().add(header);
  }
}
