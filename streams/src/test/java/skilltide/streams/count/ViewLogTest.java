package skilltide.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ViewLogTest {
  private static final long MINUTE = 60_000;
  private static final long NOON = 1_800_000_000_000L - 1_800_000_000_000L % (30 * MINUTE);

  /** A view that counts: who looked at what, and when. */
  private record Counted(long key, long time) {}

  private record View(long key, long time) {}

  @Test
  void viewCountsUnlessThereIsOneAtMostHalfAnHourBefore() {
    assertThat(counted(views(0, 0))).isEqualTo(views(0));
    assertThat(counted(views(0, 30 * MINUTE))).isEqualTo(views(0));
    assertThat(counted(views(0, 30 * MINUTE + 1))).isEqualTo(views(0, 30 * MINUTE + 1));
    assertThat(counted(views(0, 20 * MINUTE, 40 * MINUTE, 60 * MINUTE))).as("each a repeat of the one before")
        .isEqualTo(views(0));
  }

  @Test
  void whichViewsCountDependsOnTheSetAloneAndSurvivesAStop() {
    Random random = new Random(20261123);
    for (int world = 0; world < 300; world++) {
      List<View> views = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        views.add(new View(random.nextInt(3), NOON + random.nextInt(300) * MINUTE + random.nextInt(2)));
      }
      views.addAll(views.subList(0, 10));
      Collections.shuffle(views, random);
      ViewLog log = new ViewLog();
      TreeMap<String, byte[]> store = new TreeMap<>();
      List<Counted> counted = new ArrayList<>();
      for (int i = 0; i < views.size(); i++) {
        if (i == 25) {
          write(log, store);
          log = new ViewLog();
          for (var page : store.entrySet()) {
            log.load(Long.parseLong(page.getKey().split("/", 2)[0]), page.getValue());
          }
        }
        View view = views.get(i);
        log.view(view.key, view.time, time -> counted.add(new Counted(view.key, time)),
            time -> assertThat(counted.remove(new Counted(view.key, time))).isTrue());
      }

      assertThat(counted).containsExactlyInAnyOrderElementsOf(plainly(views));
    }
  }

  @Test
  void whatIsOldIsForgottenWithItsPages() {
    ViewLog log = new ViewLog();
    for (int i = 0; i < 2_000; i++) {
      log.view(i, NOON + i, time -> {}, time -> {});
    }
    log.view(1, NOON + 31 * MINUTE, time -> {}, time -> {});
    assertThat(log.size()).isEqualTo(2_001);
    assertThat(log.changedPages()).hasSize(5);

    assertThat(log.forgetBefore(ViewTimes.halfHour(NOON) + 1)).hasSize(4);

    assertThat(log.size()).isEqualTo(1);
    assertThat(log.changedPages()).isEmpty();
  }

  @Test
  void visitorsPagesAndRobotsHaveKeysOfTheirOwn() {
    TreeSet<Long> keys = new TreeSet<>();
    for (int visitor = 0; visitor < 300; visitor++) {
      for (int page = 0; page < 300; page++) {
        keys.add(ViewLog.key("v" + visitor, "p" + page, false));
        keys.add(ViewLog.key("v" + visitor, "p" + page, true));
      }
    }
    assertThat(keys).hasSize(2 * 300 * 300);
    assertThat(ViewLog.key("b", "go", true)).isNotEqualTo(ViewLog.key("c", "go", false));
    assertThat(ViewLog.key("ab", "c", false)).isNotEqualTo(ViewLog.key("a", "bc", false));
  }

  private static void write(ViewLog log, Map<String, byte[]> store) {
    log.changedPages().forEach(page -> store.put(page.halfHour() + "/" + page.number(), log.page(page)));
  }

  private static List<Long> counted(List<Long> times) {
    List<Long> counted = new ArrayList<>();
    ViewLog log = new ViewLog();
    times.forEach(time -> log.view(7, time, counted::add, counted::remove));
    return counted;
  }

  private static List<Long> views(long... offsets) {
    List<Long> times = new ArrayList<>();
    for (long offset : offsets) {
      times.add(NOON + offset);
    }
    return times;
  }

  /** The definition, word by word. */
  private static List<Counted> plainly(List<View> views) {
    TreeSet<Counted> set = new TreeSet<>((one, other) -> one.key != other.key
        ? Long.compare(one.key, other.key)
        : Long.compare(one.time, other.time));
    views.forEach(view -> set.add(new Counted(view.key, view.time)));
    return set.stream().filter(view -> set.stream().noneMatch(
        other -> other.key == view.key && other.time < view.time && view.time - other.time <= 30 * MINUTE)).toList();
  }
}
