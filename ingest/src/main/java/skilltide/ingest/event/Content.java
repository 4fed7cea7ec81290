package skilltide.ingest.event;

import org.jspecify.annotations.Nullable;

/**
 * The words of a posting, as they came. Spans of what is read count UTF-16 units into these fields.
 *
 * @param title its headline, where the source has one
 * @param text its body
 * @param format how the body is written
 * @param skills the source's own list of skills, as text
 */
public record Content(@Nullable String title, String text, TextFormat format, @Nullable String skills) {}
