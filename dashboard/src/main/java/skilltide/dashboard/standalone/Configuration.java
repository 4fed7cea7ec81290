package skilltide.dashboard.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.run.SourceSettings;
import skilltide.ingest.web.GlossaryOrigins;

/**
 * The configuration file: YAML.
 *
 * <pre>
 * sources:
 *   - hackernews
 *   - greenhouse:stripe,gitlab
 *   - board: lever
 *     of: [netlify]
 *     every: 30m
 *     requests-per-minute: 20
 * glossary:
 *   origins: [https://glossary.example]
 * </pre>
 *
 * @param sources those that are asked, in the file's order
 * @param glossaryOrigins of sites whose pages may say that a term was looked at
 */
record Configuration(List<SourceSettings> sources, List<String> glossaryOrigins) {
  static final Configuration NONE = new Configuration(List.of(), List.of());
  private static final String SOURCES = "sources";
  private static final String GLOSSARY = "glossary";
  private static final String ORIGINS = "origins";
  private static final Set<String> FIELDS = Set.of("board", "of", "every", "requests-per-minute", "address");
  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})\\s*([smhd])");

  /** @throws IllegalArgumentException when it cannot be used: the message names file, place and mend */
  static Configuration read(Path file) {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).setAllowDuplicateKeys(false).build();
    String yaml;
    Object root;
    try {
      yaml = Files.readString(file);
      root = new Load(settings).loadFromString(yaml);
    } catch (IOException e) {
      throw new IllegalArgumentException("'%s' cannot be read (%s)".formatted(file, e.getClass().getSimpleName()), e);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("'%s' is no YAML: %s".formatted(file, e.getMessage()), e);
    }
    if (root == null) {
      return NONE;
    }
    if (!(root instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("'%s' must be a mapping, with 'sources:' or 'glossary:'".formatted(file));
    }
    YamlKeys keys = new YamlKeys(settings, yaml);
    keys.requireKnown("", "'%s'".formatted(file), fields, Set.of(SOURCES, GLOSSARY));
    return new Configuration(sources(file, fields, keys), origins(file, fields.get(GLOSSARY), keys));
  }

  private static List<SourceSettings> sources(Path file, Map<?, ?> fields, YamlKeys keys) {
    if (!fields.containsKey(SOURCES)) {
      return List.of();
    }
    if (!(fields.get(SOURCES) instanceof List<?> entries)) {
      throw new IllegalArgumentException("'%s': sources must be a list, as '- hackernews'".formatted(file));
    }
    List<SourceSettings> sources = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      try {
        sources.addAll(entry(entries.get(i), keys, "/" + SOURCES + '/' + i));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'%s', source %d: %s".formatted(file, i + 1, e.getMessage()), e);
      }
    }
    return List.copyOf(sources);
  }

  private static List<String> origins(Path file, @Nullable Object glossary, YamlKeys keys) {
    if (glossary == null) {
      return List.of();
    }
    if (glossary instanceof Map<?, ?> given) {
      keys.requireKnown("/" + GLOSSARY, "'%s': glossary".formatted(file), given, Set.of(ORIGINS));
    }
    if (!(glossary instanceof Map<?, ?> fields) || !(fields.get(ORIGINS) instanceof List<?> origins)) {
      throw new IllegalArgumentException(
          "'%s': glossary must be a mapping, as 'origins: [https://glossary.example]'".formatted(file));
    }
    try {
      return new GlossaryOrigins(origins.stream().map(String::valueOf).toList()).origins();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s': %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<SourceSettings> entry(@Nullable Object entry, YamlKeys keys, String where) {
    if (entry instanceof String text) {
      return SourceName.parse(text).stream().map(SourceSettings::usual).toList();
    }
    if (!(entry instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("must be a name, as greenhouse:stripe, or a mapping with 'board:'");
    }
    keys.requireKnown(where, "it", fields, FIELDS);
    String board = String.valueOf(fields.get("board"));
    Object of = fields.get("of");
    List<SourceName> names = switch (of) {
      case null -> SourceName.parse(board);
      case List<?> many -> many.stream().map(one -> new SourceName(board, String.valueOf(one))).toList();
      default -> List.of(new SourceName(board, of.toString()));
    };
    return names.stream().map(SourceSettings::usual).map(usual -> changed(usual, fields)).toList();
  }

  private static SourceSettings changed(SourceSettings usual, Map<?, ?> fields) {
    Object every = fields.get("every");
    Object requests = fields.get("requests-per-minute");
    Object address = fields.get("address");
    if (requests != null && !(requests instanceof Integer)) {
      throw new IllegalArgumentException("requests-per-minute must be a whole number, not '%s'".formatted(requests));
    }
    return new SourceSettings(usual.name(), address == null ? usual.address() : URI.create(address.toString()),
        every == null ? usual.every() : span(every.toString()),
        requests instanceof Integer number ? number : usual.requestsPerMinute());
  }

  private static Duration span(String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      throw new IllegalArgumentException("every must be like 30s, 15m, 2h or 1d, not '%s'".formatted(text));
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
