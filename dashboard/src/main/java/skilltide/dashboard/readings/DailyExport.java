package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * One row a day, a value by which postings are split, and a skill: how many postings name it, and how many there are in all. Where a
 * posting has several of the values it counts for each; where it has none, for none.
 */
public final class DailyExport extends Export {
  private final Attribute by;

  public DailyExport(ReadingStore store, Wanted wanted, Attribute by) {
    super(store.snapshot(), wanted, new Wanted(wanted.selected(), List.of(), wanted.days())); // totals are of all skills
    this.by = by;
  }

  @Override
  public List<String> columns() {
    return columns(by);
  }

  /** The columns of its rows. */
  public static List<String> columns(Attribute by) {
    return List.of("day", by.word(), "skill", "postings", "unique", "total", "totalUnique");
  }

  @Override
  PreparedStatement ask(LocalDate from, LocalDate to) throws SQLException {
    String skills = wanted().skills().isEmpty() ? "true" : "list_contains(?::varchar[], skill)";
    PreparedStatement page = connection().prepareStatement(
        """
            with found as (select day, %1$s part, repost_of is null fresh, skills from readings where %2$s),
            totals as (select day, part, count(*) total, count(*) filter (fresh) fresh from found where part is not null group by day, part),
            counts as (select day, part, skill, count(*) postings, count(*) filter (fresh) fresh
              from (select day, part, fresh, unnest(skills) skill from found) where part is not null and %3$s group by day, part, skill)
            select day, part, skill, postings, counts.fresh, total, totals.fresh from counts join totals using (day, part)
            order by day, part, skill"""
            .formatted(by.each(), selected(), skills));
    Selected.days(page, 1, from, to);
    setSkills(page, wanted().selected().set(page, 3));
    return page;
  }

  @Override
  boolean hasMore() {
    return false;
  }

  @Override
  Object[] row(ResultSet row) throws SQLException {
    return new Object[]{row.getObject(1, LocalDate.class), row.getString(2), row.getString(3), row.getLong(4),
      row.getLong(5), row.getLong(6), row.getLong(7)};
  }
}
