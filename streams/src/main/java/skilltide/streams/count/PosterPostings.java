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

  private record Place(int page, Mark mark) {}

  private record Affected(Mark mark, @Nullable Reposted before) {}

  private final List<Map<String, Mark>> pages = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Set<Integer> changed = new TreeSet<>();

  public PosterPostings() {}

  /** With what was kept, page by page. */
  public PosterPostings(List<Page> kept) {
    for (Page page : kept) {
      Map<String, Mark> marks = new LinkedHashMap<>();
      page.marks.forEach(mark -> {
        marks.put(mark.posting(), mark);
        places.put(mark.posting(), new Place(pages.size(), mark));
      });
      pages.add(marks);
    }
  }

  /** Takes over what is told of one posting; what that changes about it and about others. */
  public List<Change> tell(String posting, @Nullable Mark fresh) {
    Place place = places.get(posting);
    Mark old = place == null ? null : place.mark;
    if (Objects.equals(old, fresh)) {
      return List.of();
    }
    List<Affected> affected = new ArrayList<>();
    for (Place other : places.values()) {
      if (old != null && old.isRepeatedBy(other.mark) || fresh != null && !other.mark.posting().equals(posting)
          && fresh.isRepeatedBy(other.mark)) {
        affected.add(new Affected(other.mark, reposted(other.mark)));
      }
    }
    Reposted was = old == null ? null : reposted(old);
    keep(posting, place, fresh);
    List<Change> changes = new ArrayList<>();
    add(changes, posting, was, fresh == null ? null : reposted(fresh));
    affected.forEach(one -> add(changes, one.mark.posting(), one.before, reposted(one.mark)));
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
    return places.size();
  }

  private void keep(String posting, @Nullable Place place, @Nullable Mark fresh) {
    int page = place != null ? place.page : roomyPage();
    changed.add(page);
    if (fresh == null) {
      pages.get(page).remove(posting);
      places.remove(posting);
      if (places.isEmpty()) {
        for (int number = 0; number < pages.size(); number++) {
          changed.add(number);
        }
        pages.clear();
      }
    } else {
      pages.get(page).put(posting, fresh);
      places.put(posting, new Place(page, fresh));
    }
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

  private @Nullable Reposted reposted(Mark mark) {
    Mark latest = null;
    for (Place other : places.values()) {
      if (other.mark.isRepeatedBy(mark) && (latest == null || latest.isBefore(other.mark))) {
        latest = other.mark;
      }
    }
    return latest == null ? null : new Reposted(latest.posting(), mark.contribution());
  }

  private static void add(List<Change> changes, String posting, @Nullable Reposted before, @Nullable Reposted after) {
    if (!Objects.equals(before, after)) {
      changes.add(new Change(posting, before, after));
    }
  }
}
