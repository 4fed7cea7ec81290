package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Instant EARLY = Instant.parse("2026-11-28T09:00:00Z");

  private final Arrivals arrivals = new Arrivals();

  @Test
  void theOldestSinceItWasAskedIsTold() {
    List<String> taken = new ArrayList<>();

    arrivals.take(EARLY.plusSeconds(2), () -> taken.add("later"));
    arrivals.take(EARLY, () -> taken.add("early"));
    arrivals.take(EARLY.plusSeconds(1), () -> taken.add("between"));

    assertThat(arrivals.oldest()).contains(EARLY);
    assertThat(arrivals.oldest()).as("told once").isEmpty();
    assertThat(taken).containsExactly("later", "early", "between");
  }
}
