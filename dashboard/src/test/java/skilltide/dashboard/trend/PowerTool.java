package skilltide.dashboard.trend;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which rises are found, of posters of the archive and of made-up ones: {@code PowerTool WORLDS ARCHIVE > power.csv}. */
final class PowerTool {
  private static final List<Integer> BASELINES = List.of(50, 100, 200, 500, 1_000, 2_000, 5_000);
  private static final List<Double> RISES = List.of(1.1, 1.2, 1.4, 2.0);
  private static final List<Integer> SIZES = List.of(1, 4, 16, 64);

  private PowerTool() {}

  public static void main(String[] arguments) {
    int worlds = Integer.parseInt(arguments[0]);
    Windows year = new Windows(LocalDate.parse("2018-02-01"), LocalDate.parse("2018-05-01"),
        LocalDate.parse("2017-02-01"), LocalDate.parse("2017-05-01"));
    System.out.println("posters,drawn,baseline,rise_percent,risen_beside_percent,worlds,tested,one_look,two_looks");
    report("real", Archive.world(Archive.read(Path.of(arguments[1])), year), worlds);
    report("made-up", World.generated(1_500, 60, new SplittableRandom(1)), worlds);
  }

  private static void report(String posters, World world, int worlds) {
    SplittableRandom random = new SplittableRandom(2);
    for (int size : SIZES) {
      List<Power> powers = new ArrayList<>();
      for (int baseline : BASELINES) {
        for (double rise : RISES) {
          powers.add(new Power(baseline, rise, 0));
          powers.add(new Power(baseline, rise, 0.1));
        }
      }
      int count = size * world.posters().size();
      for (int i = 0; i < worlds; i++) {
        Drawn drawn = Drawn.of(world, count, random);
        powers.forEach(power -> power.look(drawn, random));
      }
      // Where there is hardly ever a skill of so many postings, that says nothing of such skills.
      powers.stream().filter(power -> power.worlds() >= worlds / 2)
          .forEach(power -> System.out.printf("%s,%d,%s%n", posters, count, power));
    }
  }
}
