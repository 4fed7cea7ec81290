package skilltide.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceiptClockTest {

  @Test
  void noTwoReceiptsAreAtOnce() {
    Instant now = Instant.parse("2026-11-25T12:00:00.123456789Z");
    ReceiptClock clock = new ReceiptClock(Clock.fixed(now, ZoneOffset.UTC));

    assertThat(Stream.generate(clock::next).limit(3)).containsExactly(Instant.parse("2026-11-25T12:00:00.123456Z"),
        Instant.parse("2026-11-25T12:00:00.123457Z"), Instant.parse("2026-11-25T12:00:00.123458Z"));
  }
}
