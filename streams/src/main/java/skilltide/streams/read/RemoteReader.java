package skilltide.streams.read;

import java.util.Optional;
import skilltide.streams.taxonomy.Taxonomy;

/** Tells whether a job can be done remotely: what allows it, even partly, outweighs what asks for presence. */
final class RemoteReader {
  private final Cues<Boolean> cues;
  private final Phrases notBefore;
  private final Phrases notAfter;
  private final Phrases noThing;

  RemoteReader(Taxonomy taxonomy, Vocabulary vocabulary) {
    cues = new Cues<Boolean>(vocabulary).addAll(taxonomy.words("remote-yes"), true)
        .addAll(taxonomy.words("remote-no"), false);
    notBefore = new Phrases(taxonomy.words("remote-denied-before"));
    notAfter = new Phrases(taxonomy.words("remote-denied-after"));
    noThing = new Phrases(taxonomy.words("remote-things"));
  }

  /** What was found, with the words that say so. */
  record Found(boolean remote, int start, int end) {}

  Optional<Found> read(TextView view) {
    Found no = null;
    for (Cues.Hit<Boolean> hit : cues.in(view)) {
      if (noThing.follow(view, hit.end()) || Addresses.holds(view, hit.start(), hit.end())) {
        continue; // a remote control, an onsite gym
      }
      boolean denied = hit.cue() && (notBefore.precede(view.folded(), hit.start(), view.length())
          || notAfter.follow(view, hit.end()));
      if (hit.cue() && !denied) {
        return Optional.of(new Found(true, hit.start(), hit.end()));
      }
      if (no == null) {
        no = new Found(false, hit.start(), hit.end());
      }
    }
    return Optional.ofNullable(no);
  }
}
