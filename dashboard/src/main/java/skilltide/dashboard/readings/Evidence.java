package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.SelectedRows.Days;

/**
 * The postings behind a figure, the newest first.
 *
 * @param total how many there are, reposts among them
 * @param postings some of them
 */
public record Evidence(long total, List<Posting> postings) {
  /**
   * A posting that names the skill.
   *
   * @param id {@code source:id}
   * @param repostOf the posting that it repeats
   */
  public record Posting(String id, String source, @Nullable String title, @Nullable String employer,
      @Nullable String link, Instant posted, @Nullable Instant withdrawn, @Nullable String repostOf,
      List<Mention> mentions)
      implements
        Headed {}

  /**
   * Words that name it.
   *
   * @param field in which they stand
   * @param start where in that field as it came, in UTF-16 units
   * @param as the words
   * @param rule what decided
   * @param snippet some words before and behind
   */
  public record Mention(String field, int start, int end, String as, String rule, String snippet) {}

  private static final String WHERE = " from readings where day >= ? and day < ? and list_contains(skills, ?) and ";
  private static final String PAGE = """
      select id, source, title, employer, link, posted, withdrawn, repost_of,
        list_filter(mentions, lambda mention: mention.skill = ?)""";
  private static final String ORDER = " order by posted desc, id limit ?";

  /** Those of a time that name a skill. */
  static Evidence of(Connection connection, Selected selected, String skill, Days days, int limit)
      throws SQLException {
    long total;
    try (PreparedStatement count = connection.prepareStatement("select count(*)" + WHERE + selected.condition())) {
      Selected.days(count, 1, days.from(), days.to());
      count.setString(3, skill);
      selected.set(count, 4);
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        total = rows.getLong(1);
      }
    }
    List<Posting> postings = new ArrayList<>();
    try (PreparedStatement page = connection.prepareStatement(PAGE + WHERE + selected.condition() + ORDER)) {
      page.setString(1, skill);
      Selected.days(page, 2, days.from(), days.to());
      page.setString(4, skill);
      page.setInt(selected.set(page, 5), limit);
      try (ResultSet rows = page.executeQuery()) {
        while (rows.next()) {
          postings.add(posting(rows));
        }
      }
    }
    return new Evidence(total, postings);
  }

  /** Asks a store. */
  public static Evidence of(ReadingStore store, Selected selected, String skill, Days days,
      int limit) {
    return store.ask(connection -> of(connection, selected, skill, days, limit));
  }

  private static Posting posting(ResultSet row) throws SQLException {
    List<Mention> mentions = new ArrayList<>();
    for (Object each : (Object[]) row.getArray(9).getArray()) {
      Object[] fields = ((Struct) each).getAttributes();
      mentions.add(new Mention((String) fields[1], (Integer) fields[2], (Integer) fields[3], (String) fields[4],
          (String) fields[5], (String) fields[6]));
    }
    Instant posted = instant(row, 6);
    if (posted == null) {
      throw new SQLException("A reading without its time");
    }
    return new Posting(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), posted,
        instant(row, 7), row.getString(8), mentions);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
