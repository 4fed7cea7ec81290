package skilltide.ingest.source.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.KafkaSettings;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.web.WebSettings;

class KafkaReportsTest {
  private static final SourceName SOURCE = new SourceName("greenhouse", "acme");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void whatSourcesBringIsMeteredFromNothingOn() {
    try (KafkaReports reports = new KafkaReports(
        new Sources(List.of(SourceSettings.usual(SOURCE)), WebSettings.usual("test")), new EventTopics(""),
        new Clients(new KafkaSettings("127.0.0.1:1", "", Map.of())), meters)) {
      assertThat(List.of(postings("added"), postings("updated"), postings("withdrawn"), postings("rejected"), rounds()))
          .containsOnly(0.0);

      reports.round(SOURCE, new SourceReport.Found(10, 4, 3, 2, 1, null));

      assertThat(List.of(postings("added"), postings("updated"), postings("withdrawn"), postings("rejected"), rounds()))
          .containsExactly(4.0, 3.0, 2.0, 1.0, 1.0);
    }
  }

  private double postings(String outcome) {
    return meters.get("skilltide.source.postings").tags("source", "greenhouse:acme", "outcome", outcome).counter()
        .count();
  }

  private double rounds() {
    return meters.get("skilltide.source.rounds").tags("source", "greenhouse:acme", "outcome", "done").counter().count();
  }
}
