package skilltide.dashboard.standalone.demo;

import java.util.random.RandomGenerator;

/** Made-up employers: a few post often, most seldom, and each stays in its industry. */
final class Employers {
  private static final int PER_INDUSTRY = 60;
  private static final String[] BEGIN = {"Al", "Bren", "Cor", "Dal", "El", "Fen", "Gar", "Hol", "Ix", "Jor", "Kel",
    "Lum", "Mar", "Nor", "Or", "Pel", "Quin", "Ros", "Sel", "Tor", "Ul", "Ver", "Wen", "Yar", "Zel"};
  private static final String[] MIDDLE = {"a", "e", "i", "o", "u", "ana", "eri", "ido", "olu"};
  private static final String[] END = {"bis", "den", "dra", "gon", "lia", "lo", "mon", "nix", "ra", "ris", "ta", "van",
    "vero", "xa", "zen"};

  private Employers() {}

  /** The name of an employer of this industry; the k-th of them with a chance of about 1/k. */
  static String pick(String industry, RandomGenerator random) {
    int rank = (int) Math.pow(PER_INDUSTRY, random.nextDouble()) - 1;
    int number = Math.floorMod(industry.hashCode() * 31 + rank * 7919, BEGIN.length * MIDDLE.length * END.length);
    return BEGIN[number % BEGIN.length] + MIDDLE[number / BEGIN.length % MIDDLE.length]
        + END[number / BEGIN.length / MIDDLE.length];
  }
}
