package skilltide.streams.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The postings of one poster, and which of them are reposts of which. A function of the set of marks: a late original
 * makes later ones reposts. Kept in pages, so that one more posting of a poster of thousands writes few of them.
 */
public final class PosterPostings {
  static final int PAGE = 128;

  /**
   * A repost.
   *
   * @param of the latest posting before it that says nearly the same
   * @param contribution what it adds to the counts
   */
  public record Reposted(String of, Contribution contribution) {}

  /**
   * What one mark changes about one posting.
   *
   * @param before what it was counted as; absent when it was no repost
   * @param after what it is to be counted as; absent when it is no repost
   */
  public record Change(String posting, @Nullable Reposted before, @Nullable Reposted after) {}

  /**
   * Some of the postings.
   *
   * @param more whether another page follows
   */
  public record Page(List<Mark> marks, boolean more) {
    public Page {
      marks = List.copyOf(marks);
    }
  }

  /** A posting, the page it lies on and, once it was asked for, which one it repeats. */
  private static final class Kept {
    private final int page;
    private final Mark mark;
    private @Nullable Mark original;
    private boolean originalKnown;

    private Kept(int page, Mark mark) {
      this.page = page;
      this.mark = mark;
    }
  }

  private record Affected(Kept posting, @Nullable Mark before) {}

  private final List<Map<String, Mark>> pages = new ArrayList<>();
  private final Map<String, Kept> postings = new HashMap<>();
  private final Set<Integer> changed = new TreeSet<>();

  public PosterPostings() {}

  /** With what was kept, page by page. */
  public PosterPostings(List<Page> kept) {
    for (Page page : kept) {
      Map<String, Mark> marks = new LinkedHashMap<>();
      page.marks.forEach(mark -> {
        marks.put(mark.posting(), mark);
        postings.put(mark.posting(), new Kept(pages.size(), mark));
      });
      pages.add(marks);
    }
  }

  /** Takes over what is told of one posting; what that changes about it and about others. */
  public List<Change> tell(String posting, @Nullable Mark fresh) {
    Kept known = postings.get(posting);
    Mark old = known == null ? null : known.mark;
    if (Objects.equals(old, fresh)) {
      return List.of();
    }
    List<Affected> affected = new ArrayList<>();
    for (Kept other : postings.values()) {
      if (other != known && (old != null && old.isRepeatedBy(other.mark)
          || fresh != null && fresh.isRepeatedBy(other.mark))) {
        affected.add(new Affected(other, original(other)));
      }
    }
    Mark was = known == null ? null : original(known);
    Kept kept = keep(posting, known, fresh);
    List<Change> changes = new ArrayList<>();
    add(changes, posting, repost(old, was), kept == null ? null : repost(kept.mark, original(kept)));
    for (Affected one : affected) {
      Mark before = one.before;
      if (before != null && before.posting().equals(posting)) {
        one.posting.originalKnown = false;
      } else if (fresh != null && fresh.isRepeatedBy(one.posting.mark) && (before == null || before.isBefore(fresh))) {
        one.posting.original = fresh;
      }
      Mark mark = one.posting.mark;
      add(changes, mark.posting(), repost(mark, before), repost(mark, original(one.posting)));
    }
    return changes;
  }

  /** Whether a page changed since {@link #changedPages} was last asked. */
  public boolean isChanged() {
    return !changed.isEmpty();
  }

  /** The numbers of the pages that changed since this was last asked. */
  public Set<Integer> changedPages() {
    Set<Integer> numbers = new TreeSet<>(changed);
    changed.clear();
    return numbers;
  }

  /** What lies on a page; absent when there is no such page any more. */
  public @Nullable Page page(int number) {
    return number >= pages.size() ? null : new Page(List.copyOf(pages.get(number).values()), number < pages.size() - 1);
  }

  public int size() {
    return postings.size();
  }

  private @Nullable Kept keep(String posting, @Nullable Kept known, @Nullable Mark fresh) {
    int page = known != null ? known.page : roomyPage();
    changed.add(page);
    if (fresh != null) {
      pages.get(page).put(posting, fresh);
      Kept kept = new Kept(page, fresh);
      postings.put(posting, kept);
      return kept;
    }
    pages.get(page).remove(posting);
    postings.remove(posting);
    if (postings.isEmpty()) {
      for (int number = 0; number < pages.size(); number++) {
        changed.add(number);
      }
      pages.clear();
    }
    return null;
  }

  private int roomyPage() {
    if (pages.isEmpty() || pages.getLast().size() >= PAGE) {
      if (!pages.isEmpty()) {
        changed.add(pages.size() - 1); // another follows it now
      }
      pages.add(new LinkedHashMap<>());
    }
    return pages.size() - 1;
  }

  /** The latest posting that one repeats. */
  private @Nullable Mark original(Kept posting) {
    if (!posting.originalKnown) {
      Mark latest = null;
      for (Kept other : postings.values()) {
        if (other.mark.isRepeatedBy(posting.mark) && (latest == null || latest.isBefore(other.mark))) {
          latest = other.mark;
        }
      }
      posting.original = latest;
      posting.originalKnown = true;
    }
    return posting.original;
  }

  private static @Nullable Reposted repost(@Nullable Mark mark, @Nullable Mark original) {
    return mark == null || original == null ? null : new Reposted(original.posting(), mark.contribution());
  }

  private static void add(List<Change> changes, String posting, @Nullable Reposted before, @Nullable Reposted after) {
    if (!Objects.equals(before, after)) {
      changes.add(new Change(posting, before, after));
    }
  }
}
