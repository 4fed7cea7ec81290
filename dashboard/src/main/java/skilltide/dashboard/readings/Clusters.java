package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import skilltide.dashboard.trend.Cluster;

/** How postings of one poster are alike. */
public final class Clusters {
  /** How long the time is that a share is of. */
  public enum Length {
    DAY, WEEK, MONTH
  }

  private static final int MONTHS = 3;

  private Clusters() {}

  /**
   * How many times the binomial variance that of shares is, in the three months before a day: the median over skills and times.
   *
   * @param length of a time. In a longer one posters come more than once, so where no skill has enough postings in such, that of the next
   *     longer ones is told, which is more rather than less
   * @param unique whether reposts are left out
   * @return empty when no skill has enough postings even in a month
   */
  public static OptionalDouble dispersion(Connection connection, Selected selected, LocalDate before, Length length,
      boolean unique) throws SQLException {
    for (Length each : Stream.of(Length.values()).filter(other -> other.compareTo(length) >= 0).toList()) {
      OptionalDouble dispersion = Cluster.dispersion(clusters(connection, selected, before, each, unique));
      if (dispersion.isPresent()) {
        return dispersion;
      }
    }
    return OptionalDouble.empty();
  }

  private static List<Cluster> clusters(Connection connection, Selected selected, LocalDate before, Length length,
      boolean unique) throws SQLException {
    // A poster is one source's; whose poster is not known is a poster of its own.
    try (PreparedStatement statement = connection.prepareStatement("""
        with found as (
          select date_trunc('%1$s', day) span, source, coalesce(poster, id) poster, skills from readings
          where day >= ? and day < ? and %2$s and %3$s),
        posters as (select span, source, poster, count(*) n from found group by all),
        spans as (select span, count(*) posters, sum(n) postings, sum(n * n) squares from posters group by span),
        named as (
          select span, source, poster, skill, count(*) y from (select *, unnest(skills) skill from found) group by all)
        select any_value(spans.posters), any_value(postings), any_value(squares), sum(y), sum(y * y), sum(y * n)
        from named join posters using (span, source, poster) join spans using (span)
        group by span, skill having sum(y) >= ? order by span, skill""".formatted(
        length.name().toLowerCase(Locale.ROOT), unique ? "repost_of is null" : "true", selected.condition()))) {
      Selected.days(statement, 1, before.minusMonths(MONTHS), before);
      int next = selected.set(statement, 3);
      statement.setInt(next, Cluster.LEAST_NAMED);
      List<Cluster> clusters = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          clusters.add(new Cluster(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5),
              rows.getLong(6)));
        }
      }
      return clusters;
    }
  }
}
