package skilltide.dashboard.standalone;

/** The world of an instance that plays the demo: its own broker, topics and state, nobody else's. */
public interface World {

  /** Wipes everything that was published, counted and shown; returns when all roles run again, on nothing. */
  void beginAgain();
}
