package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.SelectedRows.Days;

/**
 * What unique postings of a time offer, for those that name a skill, in one currency.
 *
 * @param skill its id; empty for all postings
 * @param currency as ISO 4217 has it
 * @param postings how many say what they pay in it
 * @param quartiles of the yearly pay, in that currency: of a range its middle; absent for fewer than {@value #LEAST} postings
 */
public record Pay(String skill, String currency, long postings, @Nullable Quartiles quartiles) {
  /** Of fewer postings a median says nothing, and may say too much of one employer. */
  public static final int LEAST = 10;

  /** A quarter of the postings are below the lower one, half are below the median, three quarters below the upper one. */
  public record Quartiles(double lower, double median, double upper) {}

  /** Whether it is of all postings, whatever they name. */
  public boolean isOfAll() {
    return skill.isEmpty();
  }

  /** Asks a store; those of which there are most first, all postings of a currency before each. */
  public static List<Pay> of(ReadingStore store, Selected selected, Days days) {
    return store.ask(connection -> {
      try (PreparedStatement statement = connection.prepareStatement("""
          with offers as (
            select id, skills, pay.currency currency,
              avg((coalesce(pay.yearlyMin, pay.yearlyMax) + coalesce(pay.yearlyMax, pay.yearlyMin)) / 2) yearly
            from (select id, skills, unnest(pay) pay from readings
              where repost_of is null and day >= ? and day < ? and %s)
            where pay.currency is not null and coalesce(pay.yearlyMin, pay.yearlyMax) is not null
            group by id, skills, pay.currency),
          named as (
            select '' skill, currency, yearly from offers
            union all select unnest(skills), currency, yearly from offers)
          select skill, currency, count(*), quantile_cont(yearly, 0.25), median(yearly), quantile_cont(yearly, 0.75)
          from named group by skill, currency order by count(*) desc, skill, currency""".formatted(
          selected.condition()))) {
        Selected.days(statement, 1, days.from(), days.to());
        selected.set(statement, 3);
        List<Pay> pays = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            long postings = rows.getLong(3);
            pays.add(new Pay(rows.getString(1), rows.getString(2), postings, postings < LEAST
                ? null
                : new Quartiles(rows.getDouble(4), rows.getDouble(5), rows.getDouble(6))));
          }
        }
        return pays;
      }
    });
  }
}
