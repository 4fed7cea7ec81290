package skilltide.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VisitorsTest {
  private static final Instant MORNING = Instant.parse("2026-11-25T00:00:00Z");
  private static final Duration UNTIL_MIDNIGHT = Duration.ofDays(1).minusNanos(1);

  private final Visitors visitors = new Visitors("a secret of some length");
  private final String here = "192.0.2.1";

  @Test
  void aVisitorIsTheSameAllDayOnAllInstancesWithTheSecret() {
    assertThat(visitors.visitor(MORNING, here, "Firefox"))
        .isEqualTo(new Visitors("a secret of some length").visitor(MORNING.plus(UNTIL_MIDNIGHT), here, "Firefox"))
        .matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void anotherDayAddressAgentOrSecretIsAnotherVisitor() {
    assertThat(visitors.visitor(MORNING, here, "Firefox"))
        .isNotEqualTo(visitors.visitor(MORNING.plus(Duration.ofDays(1)), here, "Firefox"))
        .isNotEqualTo(visitors.visitor(MORNING, "192.0.2.2", "Firefox"))
        .isNotEqualTo(visitors.visitor(MORNING, here, "Chromium"))
        .isNotEqualTo(new Visitors("a secret of other length").visitor(MORNING, here, "Firefox"))
        .isNotEqualTo(new Visitors(null).visitor(MORNING, here, "Firefox"));
  }

  @Test
  void noAddressAndAgentRunIntoOneAnother() {
    assertThat(visitors.visitor(MORNING, "192.0.2.1", "1")).isNotEqualTo(visitors.visitor(MORNING, "192.0.2.11", ""));
  }

  @Test
  void aSecretThatCouldBeGuessedIsRefused() {
    assertThatThrownBy(() -> new Visitors("secret")).hasMessageContaining("skilltide.visitor-secret");
  }
}
