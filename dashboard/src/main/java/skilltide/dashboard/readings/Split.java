package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import skilltide.dashboard.readings.SelectedRows.Days;

/**
 * Unique postings with one value of an attribute, and those of them that name a skill. A posting with several roles or countries is
 * one of each; one of which the attribute is not known is in none.
 *
 * @param by the attribute
 * @param value its value
 * @param total postings with it
 * @param postings those that name the skill
 */
public record Split(Attribute by, String value, long total, long postings) {
  /** Asks a store for all values of the attributes that have several; by attribute, those with most postings first. */
  public static List<Split> of(ReadingStore store, Selected selected, String skill, Days days) {
    return store.ask(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(
          """
              with found as (select industry, roles, seniority, countries, source, list_contains(skills, ?) naming from readings
                where repost_of is null and day >= ? and day < ? and %s),
              valued as (
                select 'INDUSTRY' what, industry which, naming from found
                union all select 'ROLE', unnest(roles), naming from found
                union all select 'SENIORITY', unnest(seniority), naming from found
                union all select 'COUNTRY', unnest(countries), naming from found
                union all select 'SOURCE', source, naming from found)
              select what, which, count(*), count(*) filter (naming) from valued where which is not null
              group by what, which order by what, count(*) desc, which"""
              .formatted(selected.condition()))) {
        statement.setString(1, skill);
        Selected.days(statement, 2, days.from(), days.to());
        selected.set(statement, 4);
        List<Split> parts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            parts.add(new Split(Attribute.valueOf(rows.getString(1)), rows.getString(2), rows.getLong(3),
                rows.getLong(4)));
          }
        }
        return parts;
      }
    });
  }
}
