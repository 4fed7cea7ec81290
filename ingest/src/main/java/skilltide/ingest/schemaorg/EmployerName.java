package skilltide.ingest.schemaorg;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An employer's name made comparable, so that {@code ACME, Inc.} and {@code Acme} stand behind the same postings. */
final class EmployerName {
  /** Legal forms, without their dots, as they end a company's name in the countries that post most. */
  private static final Set<String> LEGAL_FORMS = Set.of("ab", "ag", "aps", "as", "asa", "bv", "co", "company", "corp",
      "corporation", "cv", "eg", "ek", "ev", "gbr", "gmbh", "inc", "incorporated", "kft", "kg", "kgaa", "kk", "limited",
      "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv", "ohg", "oy", "oyj", "oü", "plc", "pte", "pty", "pvt", "sa",
      "sarl",
      "sas", "se", "sl", "slu", "spa", "srl", "sro", "spzoo", "ug");
  private static final Set<String> JOINTS = Set.of("&", "and", "+");

  private EmployerName() {}

  /** Lower case, NFKC, blanks folded, legal forms off its end; never empty unless the name is blank. */
  static String normalised(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    List<String> words = Arrays.asList(folded.split("\\s+"));
    int end = words.size();
    while (end > 1 && isLegal(words, end)) {
      end--;
    }
    String kept = String.join(" ", words.subList(0, end)).replaceFirst("[\\s,]+$", "");
    return kept.isEmpty() ? folded : kept;
  }

  // "&" goes with the legal form that it joined: "GmbH & Co. KG", "Tiffany & Co."
  private static boolean isLegal(List<String> words, int end) {
    String last = words.get(end - 1).replaceAll("[.,()]", "");
    return LEGAL_FORMS.contains(last) || JOINTS.contains(last) && end < words.size();
  }
}
