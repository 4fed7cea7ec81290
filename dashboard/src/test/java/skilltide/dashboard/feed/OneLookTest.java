package skilltide.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLookTest {
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch answers = new CountDownLatch(1);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoAsksDuringALookSharesTheNextWhetherItSucceedsOrFails(boolean fails) throws Exception {
    OneLook<String> look = new OneLook<>(() -> {
      looks.incrementAndGet();
      await().until(() -> answers.getCount() == 0);
      if (fails) {
        throw new IllegalStateException("nobody answers");
      }
      return "seen";
    });
    List<Thread> crowd = new ArrayList<>();
    crowd.add(Thread.ofPlatform().start(() -> ask(look)));
    await().until(() -> looks.get() == 1);
    for (int i = 0; i < 5; i++) {
      crowd.add(Thread.ofPlatform().start(() -> ask(look)));
    }
    await().until(() -> crowd.stream().skip(1).allMatch(each -> each.getState() == Thread.State.BLOCKED));

    answers.countDown();
    for (Thread each : crowd) {
      each.join();
    }

    assertThat(looks).hasValue(2);
  }

  @Test
  void whoAsksLaterLooksAgain() {
    OneLook<Integer> look = new OneLook<>(looks::incrementAndGet);

    assertThat(look.now()).isEqualTo(1);
    assertThat(look.now()).isEqualTo(2);
  }

  @Test
  void failsAsTheLookDoes() {
    OneLook<String> look = new OneLook<>(() -> {
      throw new IllegalStateException("nobody answers");
    });

    assertThatThrownBy(look::now).isInstanceOf(IllegalStateException.class).hasMessage("nobody answers");
  }

  private static void ask(OneLook<String> look) {
    try {
      assertThat(look.now()).isEqualTo("seen");
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("nobody answers");
    }
  }
}
