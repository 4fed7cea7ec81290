package skilltide.streams.count;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a posting counts under, and which skills, as bytes: by the numbers of the words, or spelt out. */
final class FacetCodec {
  /** What was read. */
  record Faceted(Facets facets, List<String> skills) {}

  private final @Nullable Words words;

  /** By number. */
  FacetCodec(Words words) {
    this.words = words;
  }

  /** Spelt out, for readers who do not have the words. */
  FacetCodec() {
    words = null;
  }

  void write(Bytes out, Facets facets, List<String> skills) {
    String industry = facets.industry();
    out.write(industry == null ? 0 : 1);
    write(out, facets.source());
    if (industry != null) {
      write(out, industry);
    }
    write(out, facets.roles());
    write(out, facets.countries());
    write(out, skills);
  }

  Faceted read(Bytes.Reader in) {
    boolean industry = in.read() == 1;
    Facets facets = new Facets(word(in), industry ? word(in) : null, words(in), words(in));
    return new Faceted(facets, words(in));
  }

  private void write(Bytes out, Collection<String> all) {
    out.writeNumber(all.size());
    all.forEach(word -> write(out, word));
  }

  private void write(Bytes out, String word) {
    if (words == null) {
      out.writeText(word);
    } else {
      out.writeNumber(words.number(word));
    }
  }

  private String word(Bytes.Reader in) {
    return words == null ? in.readText() : words.word(in.readInt());
  }

  private List<String> words(Bytes.Reader in) {
    String[] all = new String[in.readCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = word(in);
    }
    return List.of(all);
  }
}
