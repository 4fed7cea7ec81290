package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.query.RefreshingCache.Manner;
import skilltide.dashboard.query.RefreshingCache.Means;
import skilltide.dashboard.readings.ReadingBatch;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;

class RefreshingCacheTest {
  private final Readings readings = new Readings();
  private final ReadingStore store = ReadingStore.open(null, "100MB");
  private final List<Runnable> background = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> told = new ArrayList<>();
  private final List<String> worked = new ArrayList<>();
  private String answer = "";
  private boolean fails;
  private long takes;
  private final RefreshingCache<String, Integer, String> cache = new RefreshingCache<>(
      new Means(readings, background::add, nanos::get, () -> told.add("changed")),
      new Manner<>(Duration.ofSeconds(10), 2, "nothing"::equals), (connection, key, day) -> {
        worked.add(key + day);
        nanos.addAndGet(takes);
        if (fails) {
          throw ReadingStoreException.pending();
        }
        return answer.equals("nothing") ? answer : key + day + answer;
      });

  @BeforeEach
  void show() {
    readings.show(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void isWorkedOutOnce() {
    assertThat(cache.known("a", 1)).isEmpty();
    assertThat(cache.await("a", 1)).contains("a1");
    assertThat(cache.await("a", 1)).contains("a1");
    assertThat(cache.known("a", 1)).contains("a1");

    assertThat(worked).containsExactly("a1");
    assertThat(told).as("nobody follows it").isEmpty();
  }

  @Test
  void whoeverDoesNotWaitHasWhatItWasBeforeAndIsToldOfTheNew() {
    cache.await("a", 1);

    assertThat(cache.soon("a", 2)).contains("a1");
    assertThat(cache.soon("a", 3)).contains("a1");
    assertThat(background).as("the newest day alone is worked out").hasSize(1);
    run();

    assertThat(cache.soon("a", 3)).contains("a3");
    assertThat(worked).containsExactly("a1", "a3");
    assertThat(told).hasSize(1);
  }

  @Test
  void isLookedAtAgainWhenReadingsHaveComeAndItHasRested() {
    cache.soon("a", 1);
    run();
    told.clear();
    store.apply(new ReadingBatch());
    cache.soon("a", 1);
    assertThat(background).as("not yet").isEmpty();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));

    cache.soon("a", 1);
    run();
    assertThat(told).as("it came to the same").isEmpty();
    store.apply(new ReadingBatch());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
    answer = "!";
    assertThat(cache.soon("a", 1)).contains("a1");
    run();

    assertThat(cache.soon("a", 1)).contains("a1!");
    assertThat(told).hasSize(1);
  }

  @Test
  void whatTakesLongRestsLonger() {
    takes = TimeUnit.SECONDS.toNanos(1);
    cache.await("a", 1);
    store.apply(new ReadingBatch());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(49));
    cache.known("a", 1);
    assertThat(background).as("not yet").isEmpty();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    assertThat(cache.known("a", 1)).contains("a1");
    assertThat(background).hasSize(1);
  }

  @Test
  void whatSaysNothingYetIsLookedAtAgainAsSoonAsReadingsHaveCome() {
    answer = "nothing";
    takes = TimeUnit.MILLISECONDS.toNanos(1);
    assertThat(cache.await("a", 1)).contains("nothing");
    answer = "";
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(cache.await("a", 1)).as("no readings have come").contains("nothing");
    store.apply(new ReadingBatch());

    assertThat(cache.soon("a", 1)).as("viewers do not wait").contains("nothing");
    assertThat(background).hasSize(1);
    assertThat(cache.await("a", 1)).as("whoever waits").contains("a1");
    assertThat(worked).containsExactly("a1", "a1");
  }

  @Test
  void thoseGoThatWereAskedForLeastLately() {
    cache.await("a", 1);
    cache.await("b", 1);
    cache.await("a", 1);
    cache.await("c", 1);

    assertThat(cache.known("a", 1)).isPresent();
    assertThat(cache.known("b", 1)).isEmpty();
  }

  @Test
  void whatFailsIsNotTriedAgainAtOnce() {
    fails = true;
    assertThat(cache.await("a", 1)).isEmpty();
    assertThat(cache.await("a", 1)).isEmpty();
    assertThat(worked).hasSize(1);
    fails = false;
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));

    assertThat(cache.await("a", 1)).contains("a1");
  }

  @Test
  void ofOtherReadingsItIsWorkedOutAgain() {
    cache.await("a", 1);
    try (ReadingStore other = ReadingStore.open(null, "100MB")) {
      readings.show(other);

      assertThat(cache.known("a", 1)).isEmpty();
      assertThat(cache.soon("a", 1)).isEmpty();
      run();
      assertThat(cache.known("a", 1)).contains("a1");
    }
  }

  @Test
  void manyWhoAskAtATimeWaitForOne() throws InterruptedException {
    CountDownLatch asking = new CountDownLatch(4);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(() -> {
        asking.countDown();
        cache.await("a", 1);
      }));
    }
    for (Thread each : threads) {
      each.join();
    }

    assertThat(asking.getCount()).isZero();
    assertThat(worked).containsExactly("a1");
  }

  private void run() {
    List<Runnable> due = List.copyOf(background);
    background.clear();
    due.forEach(Runnable::run);
  }
}
