package skilltide.dashboard.standalone;

/** Plays a world of its own into the instance that it is a bean of; there is one where {@code skilltide.demo} is true. */
public interface DemoPlayer extends AutoCloseable {

  /** Begins to play, when all roles run; returns at once. */
  void start();

  /** What it plays, in a few words for the terminal. */
  String showing();

  /** Stops playing; returns when nothing more will be published. */
  @Override
  void close();
}
