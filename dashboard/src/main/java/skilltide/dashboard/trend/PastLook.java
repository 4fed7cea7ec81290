package skilltide.dashboard.trend;

import java.util.Arrays;
import java.util.Optional;

/** What was said of every skill at one look, for keeping hundreds of them: figures in an array, a fifth of what a look takes. */
public final class PastLook {
  /**
   * What was said of one skill.
   *
   * @param verdict of this look and the one before
   * @param change as in {@link Judged}, like those that follow
   */
  public record Said(Verdict verdict, double change, Judged.Interval interval, double detectable) {}

  private static final int FIGURES = 4;

  private final Windows windows;
  private final String[] skills;
  private final double[] figures;
  private final Verdict[] verdicts;

  private PastLook(Windows windows, String[] skills) {
    this.windows = windows;
    this.skills = skills;
    this.figures = new double[FIGURES * skills.length];
    this.verdicts = new Verdict[skills.length];
  }

  static PastLook of(Judgements judgements) {
    PastLook past = new PastLook(judgements.windows(),
        judgements.look().skills().keySet().toArray(String[]::new));
    int i = 0;
    int at = 0;
    for (Judged each : judgements.look().skills().values()) {
      past.verdicts[i++] = judgements.verdict(each.skill());
      past.figures[at++] = each.change();
      past.figures[at++] = each.interval().low();
      past.figures[at++] = each.interval().high();
      past.figures[at++] = each.detectable();
    }
    return past;
  }

  /** What was compared. */
  public Windows windows() {
    return windows;
  }

  /** What was said of a skill; empty when it had too few postings to be tested. */
  public Optional<Said> of(String skill) {
    int i = Arrays.binarySearch(skills, skill);
    if (i < 0) {
      return Optional.empty();
    }
    int at = FIGURES * i;
    return Optional.of(new Said(verdicts[i], figures[at],
        new Judged.Interval(figures[at + 1], figures[at + 2]), figures[at + 3]));
  }

  /** Which way a skill's share went. */
  public Verdict verdict(String skill) {
    return of(skill).map(Said::verdict).orElse(Verdict.UNCLEAR);
  }

  /** How many verdicts there were. */
  public long moved() {
    return Arrays.stream(verdicts).filter(each -> each != Verdict.UNCLEAR).count();
  }
}
