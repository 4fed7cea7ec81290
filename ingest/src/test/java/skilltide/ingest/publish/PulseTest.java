package skilltide.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PulseTest {
  private long now;
  private final Pulse pulse = new Pulse(() -> now);

  @Test
  void silenceIsTakenForTroubleAfterAWhileOnly() {
    pulse.sent();
    pass();
    pulse.acknowledged();
    pass();
    pulse.sent(); // after a quiet hour the patience begins anew
    assertThat(pulse.isStalled()).isFalse();

    pass();
    now++;

    assertThat(pulse.isStalled()).isTrue();
    pulse.acknowledged();
    assertThat(pulse.isStalled()).isFalse();
    assertThat(pulse.underWay()).isZero();
  }

  @Test
  void afterAFailureOneAtATimeFindsOut() {
    pulse.sent();
    pulse.failed(new TimeoutException("no broker"));
    assertThat(pulse.isStalled()).isFalse();

    pulse.sent();
    assertThat(pulse.isStalled()).isTrue();
    pulse.failed(new TimeoutException("no broker"));
    pulse.sent();
    pulse.acknowledged();
    pulse.sent();

    assertThat(pulse.isStalled()).isFalse();
  }

  @Test
  void aRecordsOwnFaultSaysNothingAboutKafka() {
    pulse.sent();
    pulse.failed(new RecordTooLargeException("3 MB"));
    pulse.sent();

    assertThat(pulse.isStalled()).isFalse();
  }

  private void pass() {
    now += Pulse.PATIENCE.toNanos();
  }
}
