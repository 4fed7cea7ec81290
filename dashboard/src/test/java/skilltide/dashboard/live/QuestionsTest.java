package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.View;

class QuestionsTest {
  private final DashboardServer server = DashboardServer.start(Map.of());
  private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
  private final Viewer viewer = new Viewer(channel.pipeline().firstContext(), Wire.TEXT,
      new Shard(channel.eventLoop(), server.bean(LiveSettings.class), (who, seen) -> {}, server.bean(LiveMeters.class)),
      0);
  private final Questions questions = new Questions();

  @AfterEach
  void stop() {
    channel.finishAndReleaseAll();
    server.close();
  }

  private View view(String industry) {
    return server.bean(Queries.class).view(Map.of("industry", industry, "country", "DE"));
  }

  @Test
  void whoWaitsForAFirstAnswerGoesBeforeThoseWhoHaveOne() {
    questions.add(view("fintech"));
    questions.add(view("healthtech"));
    assertThat(questions.next()).contains(view("fintech"));
    questions.add(view("edtech"));
    Wanted wanted = new Wanted(view("adtech-martech"), Resume.NOTHING);
    questions.add(viewer, wanted);
    assertThat(questions.next()).as("one at a time").isEmpty();

    assertThat(questions.answered(view("fintech"))).isEmpty();

    assertThat(questions.next()).contains(view("adtech-martech"));
    assertThat(questions.answered(view("adtech-martech"))).containsExactly(Map.entry(viewer, wanted));
    assertThat(questions.next()).contains(view("healthtech"));
  }
}
