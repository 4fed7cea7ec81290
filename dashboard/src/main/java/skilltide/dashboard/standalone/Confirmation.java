package skilltide.dashboard.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Asks whoever runs a command whether they mean it.
 *
 * @param answers what they type; empty where nobody is there to be asked
 */
record Confirmation(Optional<BufferedReader> answers) {
  private static final Set<String> YES = Set.of("y", "yes");
  /** Set by the start script when somebody sits there: Java cannot tell in every version. */
  private static final String ASKED = "skilltide.asks";

  /** Of this process's terminal, if it has one. */
  static Confirmation ofTerminal() {
    return new Confirmation(Boolean.getBoolean(ASKED)
        ? Optional.of(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)))
        : Optional.empty());
  }

  /** Whether they say yes; an empty answer is a no, and so is none. */
  boolean isGiven(String question, PrintWriter out) {
    out.print(question + " [y/N] ");
    out.flush();
    try {
      String answer = answers.isPresent() ? answers.get().readLine() : null;
      return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
