package skilltide.dashboard.api;

/** As much is being answered as may be. */
final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int again;

  /** @param own whether it is the asker's own requests that are too many */
  BusyException(Limit.AtOnce limit, boolean own) {
    super(own
        ? "%s: at most %d at once from one address; wait for one of yours to end".formatted(limit.what(), limit.each())
        : "%s: at most %d at once; try again in a while".formatted(limit.what(), limit.inAll()));
    again = limit.again();
  }

  /** After how many seconds it is worth asking again. */
  int again() {
    return again;
  }
}
