package skilltide.dashboard.readings;

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

/**
 * The postings that came in last, the newest first; without those that were taken down since.
 *
 * @param postings a few of them
 */
public record Latest(List<Posting> postings) {
  /**
   * A posting.
   *
   * @param id {@code source:id}
   * @param seen when it came in first
   * @param text some words of it, those in which most skills stand; empty when it names none
   */
  public record Posting(String id, String source, @Nullable String title, @Nullable String employer,
      @Nullable String link, Instant posted, Instant seen, Marked text)
      implements
        Headed {}

  /**
   * Asks a store.
   *
   * @param limit how many at most
   */
  public static Latest of(ReadingStore store, Selected selected, int limit) {
    return store.ask(connection -> {
      try (PreparedStatement statement = connection.prepareStatement("""
          select id, source, title, employer, link, posted, coalesce(first_seen, posted) seen, mentions from readings
          where withdrawn is null and %s order by seen desc, id desc limit ?""".formatted(selected.condition()))) {
        statement.setInt(selected.set(statement, 1), limit);
        List<Posting> postings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            postings.add(new Posting(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4),
                rows.getString(5), instant(rows, 6), instant(rows, 7), Marked.of(words(rows))));
          }
        }
        return new Latest(postings);
      }
    });
  }

  private static List<Marked.Word> words(ResultSet row) throws SQLException {
    List<Marked.Word> words = new ArrayList<>();
    for (Object each : (Object[]) row.getArray(8).getArray()) {
      Object[] fields = ((Struct) each).getAttributes();
      words.add(new Marked.Word((String) fields[0], (String) fields[1], (Integer) fields[2], (String) fields[4],
          (String) fields[6]));
    }
    return words;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
