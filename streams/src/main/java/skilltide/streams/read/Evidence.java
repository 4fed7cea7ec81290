package skilltide.streams.read;

/**
 * The words that something was read from.
 *
 * @param field the field's name: title, text or skills; where the rule is "stated", that of {@code Stated}
 * @param start where they start in that field as it came, in UTF-16 units
 * @param end where they end
 * @param as the words
 * @param rule what decided
 */
public record Evidence(String field, int start, int end, String as, String rule) {}
