package skilltide.dashboard.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import skilltide.dashboard.readings.SelectedRows.Days;

/**
 * What an answer is of.
 *
 * @param asOf what time it is in the world that is shown
 * @param view what was asked for
 * @param window what time that comes to
 */
public record Described(Instant asOf, View view, Window window) {

  /** Whether more may be heard of that time. */
  public boolean provisional() {
    return Window.provisional(view.measure().input(), window.end(), asOf);
  }

  /** The time in whole days. */
  public Days days() {
    return days(window);
  }

  /** The time that it is compared with. */
  public Days baseline() {
    return days(window.before(view));
  }

  static Days days(Window window) {
    return new Days(LocalDate.ofInstant(window.start(), ZoneOffset.UTC),
        LocalDate.ofInstant(window.end(), ZoneOffset.UTC));
  }
}
