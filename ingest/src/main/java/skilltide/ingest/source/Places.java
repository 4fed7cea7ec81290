package skilltide.ingest.source;

import java.util.regex.Pattern;

/** Places as boards word them. */
final class Places {
  private static final Pattern REMOTE = Pattern.compile("\\bremote\\b", Pattern.CASE_INSENSITIVE);

  private Places() {}

  /** Whether the words say that the work can be done remotely. */
  static boolean areRemote(String words) {
    return REMOTE.matcher(words).find();
  }
}
