package skilltide.dashboard.trend;

/** How many intervals hold what is true. */
final class Coverage {
  private long all;
  private long covered;

  /** All intervals of a look at shares that have all changed by as much. */
  void add(Look look, double truth) {
    look.skills().values().stream().map(Judged::interval).filter(Judged.Interval::isKnown)
        .forEach(interval -> add(interval.low(), interval.high(), truth));
  }

  void add(double low, double high, double truth) {
    all++;
    covered += low <= truth && truth <= high ? 1 : 0;
  }

  /** The part of them that do. */
  double part() {
    return (double) covered / all;
  }
}
