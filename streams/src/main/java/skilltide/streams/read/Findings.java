package skilltide.streams.read;

import java.util.ArrayList;
import java.util.List;

/** What was found beside the skills, with its words. */
final class Findings {
  private final List<Reading.Because> list = new ArrayList<>();

  void stated(String of, String value, String field, String words) {
    list.add(new Reading.Because(of, value, StatedReader.evidence(field, words)));
  }

  void add(String of, String value, Evidence evidence) {
    list.add(new Reading.Because(of, value, evidence));
  }

  List<Reading.Because> list() {
    return list;
  }
}
