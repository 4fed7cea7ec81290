package skilltide.streams.read;

import java.util.Set;

/** Tells whether a place lies within a link, a host name, an e-mail address or a file name: names in those name no skill. */
final class Addresses {
  private static final int FARTHEST = 300;
  private static final Set<String> DOMAINS = Set.of("com", "org", "net", "io", "co", "ai", "de", "uk", "fr", "eu", "us",
      "ca", "me", "tv", "in", "ly", "dev", "app", "info", "biz", "nl", "se", "ch", "at", "es", "it", "jp", "cn", "au",
      "edu", "gov", "cloud", "jobs", "tech", "xyz", "fm", "im", "is", "sh", "gg", "so", "to", "cc", "pl", "br", "ru",
      "be", "dk", "fi", "no", "ie", "kr", "sg", "hk", "nz", "il", "id", "vc", "works", "careers", "lt", "ee");

  private Addresses() {}

  /** Whether what ends here is the scheme of a link, the https of https://. */
  static boolean opensAt(TextView view, int end) {
    return view.at(end) == ':' && view.at(end + 1) == '/' && view.at(end + 2) == '/';
  }

  static boolean holds(TextView view, int start, int end) {
    int left = start;
    while (left > 0 && start - left < FARTHEST && !stops(view.at(left - 1))) {
      left--;
    }
    int right = end;
    while (right < view.length() && right - end < FARTHEST && !stops(view.at(right))) {
      right++;
    }
    if (left == start && right == end) {
      return false;
    }
    String token = new String(view.folded(), left, right - left);
    int at = start - left;
    if (token.lastIndexOf("://", end - left) >= 0 || token.startsWith("www.")) {
      return true;
    }
    int mail = token.indexOf('@');
    if (mail > 0 && mail < token.length() - 1 && Letters.isWord(token.charAt(mail - 1))) {
      return true;
    }
    return hostName(token, at, end - left);
  }

  /** Whether the words are a label of a host name, or stand in the path behind one. */
  private static boolean hostName(String token, int start, int end) {
    int slash = token.indexOf('/');
    String host = slash < 0 ? token : token.substring(0, slash);
    if (slash >= 0 && start > slash) {
      return isHost(host); // a path behind a host
    }
    // Only the part between slashes that the words are in counts: C#/.NET is a list, and no path.
    int partStart = token.lastIndexOf('/', start) + 1;
    int partEnd = token.indexOf('/', end);
    String part = token.substring(partStart, partEnd < 0 ? token.length() : partEnd);
    return end - partStart < part.length() + 1 && isHost(part)
        && !(start - partStart == 0 && end - partStart == part.length());
  }

  /** Whether a folded text is a host name with a usual top-level domain. */
  static boolean isHost(String text) {
    String host = text;
    while (!host.isEmpty() && !Letters.isWord(host.charAt(host.length() - 1))) {
      host = host.substring(0, host.length() - 1);
    }
    int dot = host.lastIndexOf('.');
    return dot > 0 && Letters.isWord(host.charAt(dot - 1)) && DOMAINS.contains(host.substring(dot + 1));
  }

  private static boolean stops(char c) {
    return switch (c) {
      case ' ', '\n', ',', ';', '|', '(', ')', '<', '>', '"', '[', ']', '{', '}', '•', '·', '，', '、', '。', '：', '（',
          '）' ->
        true;
      default -> Letters.kind(c) == Letters.DENSE;
    };
  }
}
