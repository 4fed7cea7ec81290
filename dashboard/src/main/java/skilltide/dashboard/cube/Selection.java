package skilltide.dashboard.cube;

import java.util.List;

/** Of which skills sums are made, and where each stands in {@link Sums}. */
public sealed interface Selection {
  /** All skills. */
  Selection ALL = new All();

  /** No skill: totals alone. */
  Selection NONE = new Some(List.of());

  /** All skills, each at its number. */
  record All() implements Selection {}

  /**
   * Some skills, each at its place here.
   *
   * @param ids of skills, no two the same, whether or not they were ever counted
   */
  record Some(List<String> ids) implements Selection {
    public Some {
      ids = List.copyOf(ids);
    }
  }
}
