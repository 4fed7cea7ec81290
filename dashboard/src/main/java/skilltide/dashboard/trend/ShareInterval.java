package skilltide.dashboard.trend;

/**
 * Where the share lies that postings were drawn from, in 95 of 100 cases: the score interval of Wilson ("Probable inference, the law of
 * succession, and statistical inference", 1927) at an effective sample size, the number of postings divided by their dispersion, as
 * Franco, Little, Louis and Slud compare it with others for clustered samples ("Comparative study of confidence intervals for proportions in
 * complex sample surveys", 2019). With m = n/φ and z = 1.96: (p + z²/2m ± z √(p(1 − p)/m + z²/4m²)) / (1 + z²/m).
 *
 * @param low 0 to 1
 * @param high not below {@code low}
 */
public record ShareInterval(double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * That of a share.
   *
   * @param part how many postings name a skill
   * @param whole of how many, above 0
   * @param dispersion how many times the binomial variance theirs is; 1 where every posting is a poster of its own, or it is not known
   */
  public static ShareInterval of(long part, long whole, double dispersion) {
    double share = (double) part / whole;
    double size = whole / dispersion;
    double middle = share + Z * Z / (2 * size);
    double half = Z * Math.sqrt(share * (1 - share) / size + Z * Z / (4 * size * size));
    double unit = 1 + Z * Z / size;
    return new ShareInterval(Math.max(0, (middle - half) / unit), Math.min(1, (middle + half) / unit));
  }
}
