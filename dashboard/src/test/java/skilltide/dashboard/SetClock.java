package skilltide.dashboard;

import java.time.Duration;
import java.time.Instant;

/** A clock that goes when a test has it go. */
public final class SetClock extends FixedZoneClock {
  private volatile Instant now;

  /** @param now when it begins */
  public SetClock(Instant now) {
    this.now = now;
  }

  /** So much later. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
