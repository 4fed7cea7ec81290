package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import skilltide.dashboard.readings.Related.Other;
import skilltide.dashboard.readings.SelectedRows.Days;

/**
 * How much more often than elsewhere an industry's unique postings name a skill. Of postings whose industry is not known nothing is
 * told. Industries are read from words that name no skill, so this goes in no circle.
 *
 * @param industry its id
 * @param industryPostings postings of the industry
 * @param skillPostings postings of any known industry that name the skill
 * @param total postings of any known industry
 * @param other the skill, with lift and significance as of two skills asked for together
 */
public record InIndustries(String industry, long industryPostings, long skillPostings, long total, Other other) {
  /** Fewer together say nothing. */
  private static final int LEAST = 5;

  /** Asks a store; pairs of an industry and a skill in which at least five postings stand, the surest excess first. */
  public static List<InIndustries> of(ReadingStore store, Selected selected, Days days) {
    return store.ask(connection -> {
      try (PreparedStatement statement = connection.prepareStatement("""
          with found as (select industry, skills from readings
            where repost_of is null and industry is not null and day >= ? and day < ? and %s),
          pairs as (select industry, skill, count(*) together from (select industry, unnest(skills) skill from found)
            group by all),
          industries as (select industry, count(*) postings from found group by all),
          skills as (select skill, sum(together)::bigint postings from pairs group by all)
          select industry, industries.postings, skill, skills.postings, together, (select count(*) from found)
          from pairs join industries using (industry) join skills using (skill)
          where together >= ?""".formatted(selected.condition()))) {
        Selected.days(statement, 1, days.from(), days.to());
        statement.setInt(selected.set(statement, 3), LEAST);
        List<InIndustries> pairs = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            Other other = Related.other(rows.getString(3), rows.getLong(5), rows.getLong(4), rows.getLong(2),
                rows.getLong(6));
            pairs.add(new InIndustries(rows.getString(1), rows.getLong(2), rows.getLong(4), rows.getLong(6), other));
          }
        }
        pairs.sort((one, two) -> one.other.significance() != two.other.significance()
            ? Double.compare(two.other.significance(), one.other.significance())
            : (one.industry + one.other.skill()).compareTo(two.industry + two.other.skill()));
        return pairs;
      }
    });
  }
}
