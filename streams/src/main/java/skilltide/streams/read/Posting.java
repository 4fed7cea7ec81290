package skilltide.streams.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;

/**
 * What one reading works on.
 *
 * @param title absent where the source has none: then the text's first line is one
 * @param skills the source's list of them; absent where it has none
 * @param stated what the source says beside them
 * @param found filled while it is read
 */
record Posting(@Nullable PostingField title, @Nullable PostingField skills, PostingField text, Stated stated,
    Findings found) {
  static Posting of(Content content, Stated stated) {
    return new Posting(plain(PostingField.TITLE, content.title()), plain(PostingField.SKILLS, content.skills()),
        new PostingField(PostingField.TEXT, TextView.of(content.text(), content.format())), stated, new Findings());
  }

  private static @Nullable PostingField plain(String name, @Nullable String text) {
    return text == null ? null : new PostingField(name, TextView.of(text, TextFormat.PLAIN));
  }

  /** The fields that say things in words: the title goes before the text where both say something. */
  List<PostingField> prose() {
    return title == null ? List.of(text) : List.of(title, text);
  }

  List<PostingField> all() {
    List<PostingField> all = new ArrayList<>(prose());
    if (skills != null) {
      all.add(all.size() - 1, skills);
    }
    return all;
  }
}
