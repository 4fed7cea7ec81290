package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import skilltide.dashboard.readings.SelectedRows.Days;

/**
 * What is asked for together with a skill, of unique postings.
 *
 * @param total postings in all
 * @param postings those that name the skill
 * @param others by how much more often than chance they stand beside it
 */
public record Related(long total, long postings, List<Other> others) {
  /**
   * Another skill.
   *
   * @param together postings that name both
   * @param postings those that name it
   * @param lift how many times as often both stand together as they would if neither knew of the other; 1 is chance
   * @param significance z of the hypergeometric distribution: how many deviations that is from chance
   */
  public record Other(String skill, long together, long postings, double lift, double significance) {}

  /** Fewer together say nothing. */
  private static final int LEAST = 5;

  /** Asks a store for those of a time. */
  public static Related of(ReadingStore store, Selected selected, String skill, Days days) {
    return store.ask(connection -> {
      try (PreparedStatement statement = connection.prepareStatement("""
          with found as (select skills, list_contains(skills, ?) beside from readings
            where repost_of is null and day >= ? and day < ? and %s),
          size as (select count(*) total, count(*) filter (beside) postings from found),
          pairs as (select skill, count(*) postings, count(*) filter (beside) together
            from (select unnest(skills) skill, beside from found) group by skill)
          select size.total, size.postings, pairs.skill, pairs.together, pairs.postings
          from size left join pairs on pairs.together >= ? and pairs.skill <> ?""".formatted(selected.condition()))) {
        statement.setString(1, skill);
        Selected.days(statement, 2, days.from(), days.to());
        int next = selected.set(statement, 4);
        statement.setInt(next, LEAST);
        statement.setString(next + 1, skill);
        long total = 0;
        long postings = 0;
        List<Other> others = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            total = rows.getLong(1);
            postings = rows.getLong(2);
            if (rows.getString(3) != null) {
              others.add(other(rows.getString(3), rows.getLong(4), rows.getLong(5), postings, total));
            }
          }
        }
        others.sort((one, two) -> one.significance != two.significance
            ? Double.compare(two.significance, one.significance)
            : one.skill.compareTo(two.skill));
        return new Related(total, postings, others);
      }
    });
  }

  static Other other(String skill, long together, long its, long postings, long total) {
    double expected = (double) postings * its / total;
    double variance = total < 2
        ? 0
        : expected * (1 - (double) its / total) * (total - postings) / (total - 1);
    return new Other(skill, together, its, together / expected,
        variance == 0 ? 0 : (together - expected) / Math.sqrt(variance));
  }
}
