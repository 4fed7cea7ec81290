package skilltide.dashboard.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The server's side of a page's socket, in the test's hands. */
final class Frames {
  static final String JUDGED = """
      "judgement":{"judged":"2018-04-15","from":"2018-01-15","to":"2018-04-16","baselineFrom":"2017-01-16","baselineTo":"2017-04-17",
      "looks":2,"tested":9,"moved":1,"steady":0,"tide":[-0.1,0],"postings":455,"baselinePostings":455,"sources":["http"]}""";
  static final String PENDING = "\"judgement\":{\"reason\":\"pending\"}";

  /** What the page said, in order. */
  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private @Nullable WebSocketRoute socket;

  private Frames() {}

  /** Takes the socket of a page over, from its next visit on. */
  static Frames of(Page page) {
    Frames frames = new Frames();
    page.routeWebSocket("**/ws/v1/live", socket -> {
      frames.socket = socket;
      socket.onMessage(message -> frames.heard.add(message.text()));
    });
    return frames;
  }

  void send(String frame) {
    if (socket == null) {
      throw new IllegalStateException("The page has not connected");
    }
    socket.send(frame);
  }

  void cut() {
    if (socket != null) {
      socket.close(new WebSocketRoute.CloseOptions().setCode(1012).setReason("This instance stops"));
    }
  }

  static String snapshot(String judgement, String... rows) {
    return frame("snapshot", 0, judgement, List.of(rows));
  }

  static String delta(int seq, String judgement, String... rows) {
    return frame("delta", seq, judgement, List.of(rows));
  }

  static String frame(String type, int seq, String judgement, List<String> rows) {
    return """
        {"type":"%s","stream":"s","seq":%d,"asOf":"2018-04-27T09:00:00Z","clock":"wall","demo":false,"taxonomy":"t","revision":"%016x",
        "view":{"from":"2018-03-28T00:00:00Z","to":"2018-04-28T00:00:00Z","measure":"postings","baseline":"previous","limit":15},
        "total":{"postings":1000,"previous":900},"rows":[%s],%s,"quality":{"postings":1000,"lagSeconds":0.1,"newestAgeSeconds":1}}"""
        .formatted(type, seq, seq, rows.stream().collect(Collectors.joining(",")), judgement);
  }

  /** @param said what is said of its change, as JSON fields */
  static String row(int rank, String skill, int postings, String said) {
    return """
        {"rank":%d,"rankChange":0,"skill":"%s","name":"%s","kind":"language","postings":%d,"share":%s,"previous":{"postings":9,"share":0.01},
        "change":0.1,%s"provisional":true,"trend":[0.1,0.2,%s]}"""
        .formatted(rank, skill, skill.toUpperCase(Locale.ROOT), postings,
            postings / 1000.0, said.isEmpty() ? "" : said + ",", postings / 1000.0);
  }

  static String said(String verdict, double estimate) {
    return """
        "verdict":"%s","estimate":%s,"interval":[%s,%s],"drawn":[%s,%s],"detectable":0.3,"steady":false,"new":false,"gone":false"""
        .formatted(verdict, estimate, estimate - 0.1, estimate + 0.1, estimate - 0.2, estimate + 0.2);
  }
}
