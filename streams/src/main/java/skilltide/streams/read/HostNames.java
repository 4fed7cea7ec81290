package skilltide.streams.read;

import java.util.Optional;
import java.util.Set;

/** The name in the first link that leads to an employer's own site, and to no job board or newspaper. */
final class HostNames {
  private static final int LONGEST = 80;
  private static final Set<String> OTHERS = Set.of("ycombinator", "angel", "workable", "lever", "greenhouse", "jobvite",
      "linkedin", "github", "google", "youtube", "nytimes", "stackoverflow", "bit", "goo", "medium", "twitter",
      "facebook",
      "whoishiring", "theresumator", "techcrunch", "recruiterbox", "bamboohr", "taleo", "workday", "indeed", "apple",
      "forbes", "wired", "wsj", "vimeo", "wikipedia", "smartrecruiters", "breezy", "tumblr", "wordpress", "blogspot",
      "imgur", "dropbox", "typeform", "glassdoor", "crunchbase", "stackshare", "businessinsider", "bloomberg", "grnh",
      "icims", "recruitee", "personio", "hnhiring", "gist", "docs", "example", "fastcompany", "venturebeat",
      "keyvalues",
      "underdog", "tinyurl", "amazon", "trello", "slideshare", "meetup", "newrelic", "ashbyhq", "careers", "jobs",
      "myworkdayjobs");

  private HostNames() {}

  static Optional<EmployerReader.Found> first(TextView view) {
    for (int i = 0; i < view.length(); i++) {
      boolean link = Phrases.startsWith(view.folded(), i, "://") || Phrases.startsWith(view.folded(), i, "www.");
      if (link && i < view.length()) {
        int start = view.at(i) == ':' ? i + 3 : i;
        int end = start;
        while (end < view.length() && end - start < LONGEST
            && (Letters.isWord(view.at(end)) || view.at(end) == '.' || view.at(end) == '-')) {
          end++;
        }
        Optional<EmployerReader.Found> found = label(view, start, end);
        if (found.isPresent()) {
          return found;
        }
        i = end;
      }
    }
    return Optional.empty();
  }

  /** The label before the top-level domain: acme of jobs.acme.co.uk. */
  private static Optional<EmployerReader.Found> label(TextView view, int start, int end) {
    String host = new String(view.folded(), start, end - start);
    String[] labels = host.split("\\.", -1);
    int label = labels.length - 2;
    if (label > 0 && labels[label].length() <= 3 && labels[labels.length - 1].length() == 2
        && Set.of("co", "com", "org", "ac", "net").contains(labels[label])) {
      label--;
    }
    if (label < 0 || labels[label].length() < 2 || OTHERS.contains(labels[label])) {
      return Optional.empty();
    }
    int at = start;
    for (int i = 0; i < label; i++) {
      at += labels[i].length() + 1;
    }
    int stop = at + labels[label].length();
    return Optional.of(new EmployerReader.Found(view.seen(at, stop), at, stop, "link"));
  }
}
