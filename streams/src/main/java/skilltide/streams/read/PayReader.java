package skilltide.streams.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the salaries and rates that a posting offers, {@code $80,000 – $150,000 per annum}, {@code 80-150k},
 * {@code €60k}, {@code £500/day}, {@code ₹6–₹20 LPA}; what a company raised, earns or pays for a referral is none.
 */
final class PayReader {
  private static final double THOUSAND = 1_000;
  private static final double LAKH = 100_000;
  private static final int CONTEXT = 40;
  private static final int LONGEST_PERIOD = 12;
  private static final int FARTHEST_PERIOD = 14;
  private static final int LONGEST_JOINT = 9;
  private static final String DASHES = "-–—~‒−至到";
  private static final List<String> RANGE_WORDS = List.of("up to", "upto", "to", "bis zu", "bis", "till", "until", "à");
  private static final Phrases BETWEEN = new Phrases(List.of("between", "zwischen"));
  private final Cues<Pay.Period> periods;
  private final Cues<Boolean> paid;
  private final Cues<Boolean> otherwise;

  /** An offer with its place in the view. */
  record Found(@Nullable Double min, @Nullable Double max, @Nullable String currency, Pay.Period period, int start,
      int end) {}

  PayReader(List<String> paidWords, List<String> otherWords, Vocabulary vocabulary) {
    periods = new Cues<>(vocabulary);
    period(Pay.Period.YEAR, "per year", "/year", "/ year", "per annum", "p.a.", "p.a", "pa", "/yr", "/ yr", "per yr",
        "a year",
        "yearly", "annually", "annual", "/annum", "lpa", "/y", "yr", "gross/year", "brutto/jahr", "pro jahr", "/jahr",
        "par an", "年薪", "/年");
    period(Pay.Period.MONTH, "per month", "/month", "/ month", "a month", "monthly", "/mo", "/mth", "p.m.", "pro monat",
        "/monat", "par mois",
        "月薪", "/月", "net/month");
    period(Pay.Period.WEEK, "per week", "/week", "/ week", "a week", "weekly", "/wk");
    period(Pay.Period.DAY, "per day", "/day", "/ day", "a day", "daily", "per diem", "day rate", "pd", "/d", "/天",
        "/日");
    period(Pay.Period.HOUR, "per hour", "/hour", "/ hour", "an hour", "hourly", "/hr", "/ hr", "per hr", "/h", "ph",
        "p/h", "/小时");
    paid = new Cues<Boolean>(vocabulary).addAll(paidWords, true);
    otherwise = new Cues<Boolean>(vocabulary).addAll(otherWords, true);
  }

  private void period(Pay.Period period, String... words) {
    for (String word : words) {
      periods.add(word, period);
    }
  }

  List<Found> read(TextView view) {
    List<Found> offers = new ArrayList<>();
    Context context = null;
    int i = 0;
    while (i < view.length()) {
      if (!Letters.isDigit(view.at(i)) || Letters.isDigit(view.at(i - 1))
          || Letters.isWord(view.at(i - 1)) && Currencies.before(view, i) == null) {
        i++;
        continue;
      }
      Amount first = Amount.at(view, i);
      if (first == null || first.currency() == null && !first.multiplied() && !followedByRange(view, first)) {
        i = first == null ? i + 1 : Math.max(i + 1, first.end());
        continue;
      }
      if (context == null) {
        context = new Context(view);
      }
      Amount last = second(view, first);
      Found offer = offer(first, last, context);
      if (offer != null) {
        offers.add(offer);
      }
      i = Math.max(i + 1, last == null ? first.end() : last.end());
    }
    Set<Found> distinct = new LinkedHashSet<>(offers);
    return List.copyOf(distinct);
  }

  private static boolean followedByRange(TextView view, Amount first) {
    return second(view, first) != null;
  }

  /** The other end of a range: 80-150k, $80k to $120k. */
  private static @Nullable Amount second(TextView view, Amount first) {
    int i = first.end();
    int limit = i + LONGEST_JOINT;
    boolean joined = false;
    while (i < limit && i < view.length()) {
      int word = joinedBy(view, first, i);
      if (word == 0 && view.at(i) != ' ' && view.at(i) != '+') {
        break;
      }
      joined |= word > 0;
      i += Math.max(word, 1);
    }
    if (!joined) {
      return null;
    }
    int digit = i;
    while (digit < view.length() && digit - i < 6 && !Letters.isDigit(view.at(digit))) {
      digit++;
    }
    if (digit > i && (Currencies.before(view, digit) == null || Currencies.startBefore(view, digit) > i)) {
      return null;
    }
    return Letters.isDigit(view.at(digit)) ? Amount.at(view, digit) : null;
  }

  /** The length of the dash or word at a place that joins the ends of a range; 0 when none stands there. */
  private static int joinedBy(TextView view, Amount first, int at) {
    if (DASHES.indexOf(view.at(at)) >= 0) {
      return 1;
    }
    if (Letters.isWord(view.at(at - 1)) && !Letters.isDigit(view.at(at - 1))) {
      return 0;
    }
    for (String word : RANGE_WORDS) {
      if (Phrases.startsWith(view.folded(), at, word) && !Letters.isWord(view.at(at + word.length()))) {
        return word.length();
      }
    }
    boolean between = BETWEEN.precede(view.folded(), first.start(), view.length());
    return between && Phrases.startsWith(view.folded(), at, "and ") ? 3 : 0;
  }

  private static @Nullable Found offer(Amount first, @Nullable Amount last, Context context) {
    Amount end = last == null ? first : last;
    double multiplier = end.multiplier();
    String currency = first.currency() != null ? first.currency() : end.currency();
    double low = first.value() * (first.multiplied() ? first.multiplier() : last == null ? 1 : multiplier);
    double high = end.total();
    if (last != null && low > high && first.multiplier() == multiplier) {
      low = first.value();
    }
    if (last != null && low < THOUSAND && high >= YearlyBounds.USUAL.least() && low * THOUSAND <= high) {
      low *= THOUSAND; // 60-100,000
    }
    Cues.Hit<Pay.Period> written = context.period(end.end());
    int stop = written == null ? end.end() : written.end();
    Pay.Period period = written == null ? Pay.Period.YEAR : written.cue();
    boolean told = written != null || context.paid(first.start());
    if (context.otherwise(first.start(), end.end())
        || !plausible(low, high, multiplier, period, currency, told, last != null)) {
      return null;
    }
    int start = first.start();
    if (last != null) {
      return new Found(low, high, currency, period, start, stop);
    }
    boolean upTo = context.upTo(start);
    return new Found(upTo ? null : Double.valueOf(high), upTo || !context.open(end.end()) ? Double.valueOf(high) : null,
        currency,
        period, start, stop);
  }

  private static boolean plausible(double low, double high, double multiplier, Pay.Period period,
      @Nullable String currency, boolean told, boolean range) {
    if (multiplier >= 1_000_000 || low > high || high <= 0) {
      return false;
    }
    if (currency == null && !told && !range) {
      return false;
    }
    YearlyBounds bounds = YearlyBounds.of(multiplier == LAKH ? YearlyBounds.RUPEES : currency);
    if (told && period != Pay.Period.YEAR) {
      bounds = bounds.from(bounds.least() / 2); // few work all hours of a year where they are paid by less
    }
    if (currency == null && !told) {
      bounds = bounds.from(YearlyBounds.USUAL.least() * 2);
      if (multiplier == 1) {
        return false;
      }
    }
    return bounds.hold(high * period.perYear()) && (!range || low * 6 >= high);
  }

  /** What stands around amounts; looked for once a posting, and only if it has any. */
  private final class Context {
    private final TextView view;
    private final List<Cues.Hit<Pay.Period>> periodHits;
    private final List<Cues.Hit<Boolean>> paidHits;
    private final List<Cues.Hit<Boolean>> otherHits;

    Context(TextView view) {
      this.view = view;
      periodHits = periods.in(view);
      paidHits = paid.in(view);
      otherHits = otherwise.in(view);
    }

    Cues.@Nullable Hit<Pay.Period> period(int end) {
      for (int i = Cues.from(periodHits, end - LONGEST_PERIOD); i < periodHits.size(); i++) {
        Cues.Hit<Pay.Period> hit = periodHits.get(i);
        if (hit.start() - end > FARTHEST_PERIOD) {
          return null;
        }
        if (hit.end() == end || hit.start() >= end && view.at(end) != '\n' && plain(end, hit.start())) {
          return hit; // behind the amount, or its own unit: the LPA of 20 LPA
        }
      }
      return null;
    }

    private boolean plain(int from, int to) {
      for (int i = from; i < to; i++) {
        if (view.at(i) == '\n' || view.at(i) == '|' || view.at(i) == ';' || Letters.isDigit(view.at(i))) {
          return false;
        }
      }
      return true;
    }

    boolean paid(int start) {
      return near(paidHits, start - CONTEXT, start);
    }

    boolean otherwise(int start, int end) {
      int from = start;
      while (from > 0 && start - from < CONTEXT / 2 && !parts(from - 1)) {
        from--;
      }
      int to = end;
      while (to < view.length() && to - end < CONTEXT / 2 && !parts(to) && view.at(to) != '+') {
        to++;
      }
      return near(otherHits, from, start) || near(otherHits, end, to);
    }

    /** What stands beyond a bar, in another line or sentence is not about the amount. */
    private boolean parts(int index) {
      return switch (view.at(index)) {
        case '|', '\n', ';', '•' -> true;
        case '.' -> view.at(index + 1) == ' ';
        default -> false;
      };
    }

    boolean upTo(int start) {
      return ends(start, "up to") || ends(start, "max") || ends(start, "maximum") || ends(start, "bis zu")
          || ends(start, "upto");
    }

    boolean open(int end) {
      return view.at(end) == '+' || view.at(end) == ' ' && view.at(end + 1) == '+' || ahead(end, " and up")
          || ahead(end, " or more");
    }

    private boolean ends(int start, String words) {
      int from = start - words.length() - 1;
      return from >= 0 && new String(view.folded(), from, words.length()).equals(words);
    }

    private boolean ahead(int end, String words) {
      return end + words.length() <= view.length() && new String(view.folded(), end, words.length()).equals(words);
    }

    private static boolean near(List<Cues.Hit<Boolean>> hits, int from, int to) {
      for (int i = Cues.from(hits, from - CONTEXT); i < hits.size() && hits.get(i).start() < to; i++) {
        if (hits.get(i).end() > from) {
          return true;
        }
      }
      return false;
    }
  }
}
