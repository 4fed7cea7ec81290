package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import skilltide.ingest.web.ClientAddress;

class TurnsTest {
  private static final Limit.AtOnce ONE_EACH = new Limit.AtOnce("Questions", 1, 3, 1);

  @Test
  void clientsBehindAProxyHaveTurnsOfTheirOwnWhereItsHeaderIsTrusted() {
    Turns turns = new Turns(ONE_EACH, Duration.ZERO, addresses("X-Forwarded-For"));

    turns.take(from("203.0.113.1"));
    turns.take(from("203.0.113.2"));

    assertThat(turns.taken()).isEqualTo(2);
    assertThatThrownBy(() -> turns.take(from("203.0.113.1"))).isInstanceOf(BusyException.class)
        .hasMessageContaining("at most 1 at once from one address");
    // What the client has written itself stands before what the proxy has seen.
    assertThatThrownBy(() -> turns.take(from("198.51.100.9, 203.0.113.1"))).isInstanceOf(BusyException.class);
  }

  @Test
  void networkOfIpv6IsOneAsker() {
    Turns turns = new Turns(ONE_EACH, Duration.ZERO, addresses("X-Forwarded-For"));

    turns.take(from("2001:db8:1:2::7"));

    assertThatThrownBy(() -> turns.take(from("2001:db8:1:2:ffff::8"))).isInstanceOf(BusyException.class);
    assertThatThrownBy(() -> turns.take(from("[2001:db8:1:2::9]:50123"))).isInstanceOf(BusyException.class);
    turns.take(from("2001:db8:1:3::7"));
    assertThat(turns.taken()).isEqualTo(2);
  }

  @Test
  void headersAreNotBelievedUnlessToldTo() {
    Turns turns = new Turns(ONE_EACH, Duration.ZERO, addresses());

    Turns.Turn first = turns.take(from("203.0.113.1"));

    assertThatThrownBy(() -> turns.take(from("203.0.113.2"))).isInstanceOf(BusyException.class);
    first.close();
    first.close();
    turns.take(from("203.0.113.2"));
    assertThat(turns.taken()).isEqualTo(1);
  }

  @Test
  void noMoreWaitThanMay() throws Exception {
    Turns turns = new Turns(ONE_EACH, Duration.ofSeconds(20), addresses("X-Forwarded-For"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> ends = new ArrayList<>();
      List<Future<String>> answers = new ArrayList<>();
      for (String address : List.of("a", "b", "c")) {
        for (int i = 0; i < (address.equals("c") ? 4 : 5); i++) {
          CompletableFuture<Void> end = new CompletableFuture<>();
          ends.add(end);
          answers.add(threads.submit(() -> turns.during(from(address), () -> {
            end.join();
            return address;
          })));
        }
      }
      try {
        await().until(() -> turns.taken() == 3 && turns.waiting() == 11);

        assertThatThrownBy(() -> turns.take(from("a"))).as("its own four wait already")
            .isInstanceOf(BusyException.class);
        answers.add(threads.submit(() -> turns.during(from("d"), () -> "d")));
        await().until(() -> turns.waiting() == 12);
        assertThatThrownBy(() -> turns.take(from("e"))).as("twelve wait already").isInstanceOf(BusyException.class)
            .hasMessage("Questions: at most 3 at once; try again in a while");
      } finally {
        ends.forEach(end -> end.complete(null));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isIn("a", "b", "c", "d");
      }
    }
    assertThat(turns.taken() + turns.waiting()).isZero();
  }

  private static ClientAddress addresses(String... header) {
    HttpServerConfiguration server = new HttpServerConfiguration();
    List.of(header).forEach(server::setClientAddressHeader);
    return new ClientAddress(server);
  }

  private static HttpRequest<?> from(String forwarded) {
    return HttpRequest.GET("/").header("X-Forwarded-For", forwarded);
  }
}
