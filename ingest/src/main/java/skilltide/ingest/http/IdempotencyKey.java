package skilltide.ingest.http;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skilltide.ingest.event.MalformedEventException;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a string in quotes, as structured fields have it,
 * or bare, as most senders write it.
 *
 * @param sender the name of the publisher's key: nobody finds another's
 * @param text what the sender chose
 */
record IdempotencyKey(String sender, String text) {
  static final String HEADER = "Idempotency-Key";
  // Printable ASCII without quotes, backslashes and blanks: what needs no escaping.
  private static final Pattern VALUE = Pattern.compile("(\"?)([!#-\\[\\]-~]{1,255})\\1");

  /**
   * Empty where there is none.
   *
   * @throws MalformedEventException when it is none
   */
  static Optional<IdempotencyKey> of(HttpRequest<?> request, String sender) {
    List<String> values = request.getHeaders().getAll(HEADER);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Matcher value = VALUE.matcher(values.getFirst().strip());
    if (values.size() > 1 || !value.matches()) {
      throw new MalformedEventException(HEADER,
          "one is needed, of 1 to 255 letters, digits or signs, such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
    }
    return Optional.of(new IdempotencyKey(sender, value.group(2)));
  }
}
