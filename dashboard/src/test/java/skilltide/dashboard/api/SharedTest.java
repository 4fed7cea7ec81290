package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTest {
  private final AtomicInteger works = new AtomicInteger();
  private final Shared<String, Integer> shared = new Shared<>(2);

  @Test
  void isWorkedOutOnceHoweverManyAskMeanwhile() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    List<Thread> askers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      askers.add(Thread.ofPlatform().start(() -> answers.add(shared.of("a", kept -> true, () -> {
        int work = works.incrementAndGet();
        join(end);
        return work;
      }))));
    }
    await().until(() -> askers.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
    assertThat(shared.of("b", kept -> true, () -> 7)).as("what else is asked waits for nobody").isEqualTo(7);

    end.countDown();
    for (Thread each : askers) {
      each.join();
    }

    assertThat(answers).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void whoeverWaitsForOneThatFailsTriesByItselfAndNotOneAfterTheOther() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch both = new CountDownLatch(2);
    Thread first = Thread.ofPlatform().start(() -> assertThatThrownBy(() -> shared.of("a", kept -> true, () -> {
      begun.countDown();
      join(end);
      throw new IllegalStateException("the first one may not");
    })).hasMessage("the first one may not"));
    begun.await();
    ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      others.add(Thread.ofPlatform().start(() -> answers.add(shared.of("a", kept -> true, () -> {
        both.countDown();
        join(both); // each of them must have begun
        return works.incrementAndGet();
      }))));
    }
    await().until(() -> others.stream().allMatch(each -> each.getState() == Thread.State.WAITING));

    end.countDown();
    first.join();
    for (Thread each : others) {
      each.join();
    }

    assertThat(answers).containsExactlyInAnyOrder(1, 2);
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void isKeptAsLongAsItHoldsAndAsOthersAreNotAskedForLater() {
    assertThat(shared.of("a", kept -> true, works::incrementAndGet)).isEqualTo(1);
    assertThat(shared.of("a", kept -> true, works::incrementAndGet)).isEqualTo(1);
    assertThat(shared.of("a", kept -> kept > 1, works::incrementAndGet)).isEqualTo(2);
    shared.of("b", kept -> true, works::incrementAndGet);
    shared.of("a", kept -> true, works::incrementAndGet);
    shared.of("c", kept -> true, works::incrementAndGet);

    assertThat(shared.of("a", kept -> true, works::incrementAndGet)).isEqualTo(2);
    assertThat(shared.of("b", kept -> true, works::incrementAndGet)).isEqualTo(5);
  }
}
