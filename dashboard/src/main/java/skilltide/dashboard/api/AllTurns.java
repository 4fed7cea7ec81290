package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import skilltide.dashboard.query.View;
import skilltide.ingest.web.ClientAddress;

/** The turns of all kinds of requests that are heavy. */
@Singleton
final class AllTurns {
  /** A page that asks several things at once gets them one after the other. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Turns readings;
  private final Turns sql;
  private final Turns exports;

  AllTurns(ClientAddress addresses) {
    readings = new Turns(Limit.READINGS, PATIENCE, addresses);
    sql = new Turns(Limit.SQL, Duration.ZERO, addresses);
    exports = new Turns(Limit.EXPORTS, Duration.ZERO, addresses);
  }

  Turns readings() {
    return readings;
  }

  /** Asks for a view: the cube answers at once, what is counted from the readings takes a turn. */
  <T> T ask(HttpRequest<?> request, View view, Function<View, T> question) {
    return view.filter().isCounted()
        ? question.apply(view)
        : readings.during(request, () -> question.apply(view));
  }

  /** Asks for a view's course, of which a part is counted from the readings unless nothing is chosen. */
  <T> T course(HttpRequest<?> request, View view, Function<View, T> question) {
    return view.filter().values().isEmpty()
        ? question.apply(view)
        : readings.during(request, () -> question.apply(view));
  }

  /**
   * Asks for a view and what is to be said of its changes. Of the usual windows that is worked out once, for all who ask; of windows of
   * their own for whoever chose them, in turn.
   */
  <T> T judge(HttpRequest<?> request, View view, Function<View, T> question) {
    return view.filter().isCounted() && !view.isOfFixedTime()
        ? question.apply(view)
        : readings.during(request, () -> question.apply(view));
  }

  Turns sql() {
    return sql;
  }

  Turns exports() {
    return exports;
  }
}
