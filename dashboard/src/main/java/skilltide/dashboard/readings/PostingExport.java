package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One row a posting, by the time that it was posted, then by its id. */
public final class PostingExport extends Export {
  private static final List<String> COLUMNS = List.of("posting", "source", "posted", "withdrawn", "repostOf", "title",
      "employer", "link", "industry", "roles", "seniority", "countries", "remote", "language", "skills", "payMin",
      "payMax", "payCurrency", "payPeriod", "payYearlyMin", "payYearlyMax", "taxonomy", "attribution");
  /** Behind what is asked for: all columns but the attribution. */
  private static final int KEY = COLUMNS.size();
  private static final int SOURCE = COLUMNS.indexOf("source") + 1;

  private final Map<String, String> attributions;
  private long lastPosted = -1;
  private String lastId = "";
  private int rows;

  /** @param attributions who must be named where postings are shown, by their source */
  public PostingExport(ReadingStore store, Wanted wanted, Map<String, String> attributions) {
    super(store.snapshot(), wanted, wanted);
    this.attributions = Map.copyOf(attributions);
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  PreparedStatement ask(LocalDate from, LocalDate to) throws SQLException {
    PreparedStatement page = connection().prepareStatement(
        """
            select id, source, strftime(posted, '%%Y-%%m-%%dT%%H:%%M:%%SZ'), strftime(withdrawn, '%%Y-%%m-%%dT%%H:%%M:%%SZ'),
              repost_of, title, employer, link, industry, array_to_string(roles, ';'), array_to_string(seniority, ';'),
              array_to_string(countries, ';'), remote, language, array_to_string(skills, ';'), pay[1]."min", pay[1]."max",
              pay[1].currency, pay[1].period, pay[1].yearlyMin, pay[1].yearlyMax, taxonomy, epoch_us(posted)
            from readings
            where %s and (posted > make_timestamp(?::bigint) or posted = make_timestamp(?::bigint) and id > ?)
            order by posted, id limit ?"""
            .formatted(condition()));
    int at = set(page, 1, from, to);
    page.setLong(at, lastPosted);
    page.setLong(at + 1, lastPosted);
    page.setString(at + 2, lastId);
    page.setInt(at + 3, PAGE);
    rows = 0;
    return page;
  }

  @Override
  boolean hasMore() {
    return rows == PAGE;
  }

  @Override
  Object[] row(ResultSet row) throws SQLException {
    rows++;
    lastPosted = row.getLong(KEY);
    lastId = row.getString(1);
    Object[] cells = new Object[COLUMNS.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = switch (COLUMNS.get(i)) {
        case "roles", "seniority", "countries", "skills" -> words(row.getString(i + 1));
        case "attribution" -> orNothing(attributions.get(row.getString(SOURCE)));
        default -> orNothing(row.getObject(i + 1));
      };
    }
    return cells;
  }
}
