package skilltide.ingest.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The boards that there are: how each is called, where it is, how often it likes to be asked and what it asks to be shown. */
public enum BoardKind {
  /** The monthly threads "Ask HN: Who is hiring?". */
  HACKERNEWS(Of.NOTHING, "hackernews", "https://hacker-news.firebaseio.com/v0/", Duration.ofMinutes(15), 600, "") {
    @Override
    public Board board(SourceName name, URI base) {
      return new HackerNews(base);
    }
  },
  /** Boards of single companies. */
  GREENHOUSE(Of.ONE, "greenhouse:stripe", "https://boards-api.greenhouse.io/v1/boards/", Duration.ofMinutes(15), 60,
      "") {
    @Override
    public Board board(SourceName name, URI base) {
      return new Greenhouse(base, name.of());
    }
  },
  /** Boards of single companies. */
  LEVER(Of.ONE, "lever:netlify", "https://api.lever.co/v0/postings/", Duration.ofMinutes(15), 60, "") {
    @Override
    public Board board(SourceName name, URI base) {
      return new Lever(base, name.of());
    }
  },
  /** Boards of single companies. */
  ASHBY(Of.ONE, "ashby:linear", "https://api.ashbyhq.com/posting-api/job-board/", Duration.ofMinutes(15), 60, "") {
    @Override
    public Board board(SourceName name, URI base) {
      return new Ashby(base, name.of());
    }
  },
  /** A board of Germany and Europe. */
  ARBEITNOW(Of.NOTHING, "arbeitnow", "https://www.arbeitnow.com/api/", Duration.ofHours(1), 30, "Arbeitnow") {
    @Override
    public Board board(SourceName name, URI base) {
      return new Arbeitnow(base);
    }
  },
  /** A board of remote jobs; it wants to be named, with a link. */
  REMOTEOK(Of.NOTHING, "remoteok", "https://remoteok.com/", Duration.ofHours(1), 10, "Remote OK") {
    @Override
    public Board board(SourceName name, URI base) {
      return new RemoteOk(base);
    }
  },
  /** All job ads of Sweden's employment agency, or those of an occupation. */
  JOBTECH(Of.PERHAPS, "jobtech:apaJ_2ja_LuF", "https://jobstream.api.jobtechdev.se/v2/", Duration.ofMinutes(10), 30,
      "") {
    @Override
    public Board board(SourceName name, URI base) {
      return new JobTech(base, name.of());
    }
  },
  /** Any site that embeds schema.org postings in its pages. */
  SCHEMAORG(Of.ONE, "schemaorg:https://jobs.example/", "", Duration.ofHours(6), 30, "") {
    @Override
    public Board board(SourceName name, URI base) {
      return new SchemaOrgSite(base);
    }
  },
  /** A feed in RSS or Atom. */
  FEED(Of.ONE, "feed:https://jobs.example/feed.xml", "", Duration.ofMinutes(30), 10, "") {
    @Override
    public Board board(SourceName name, URI base) {
      return new Feed(URI.create(name.of()));
    }
  },
  /** A folder of files that is watched; what it holds is history, not what happens to be open. */
  FOLDER(Of.ONE, "folder:/var/postings", "", Duration.ofMinutes(1), 60, "") {
    @Override
    public Board board(SourceName name, URI base) {
      return new Folder(Path.of(name.of()));
    }
  };

  /** Whether something of a board is chosen. */
  private enum Of {
    NOTHING, PERHAPS, ONE
  }

  private final Of of;
  private final String example;
  private final String address;
  private final Duration every;
  private final int requestsPerMinute;
  private final String attribution;

  BoardKind(Of of, String example, String address, Duration every, int requestsPerMinute, String attribution) {
    this.of = of;
    this.example = example;
    this.address = address;
    this.every = every;
    this.requestsPerMinute = requestsPerMinute;
    this.attribution = attribution;
  }

  /** @throws IllegalArgumentException when there is none of that name; the message lists those that there are */
  public static BoardKind named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no board '%s'; there are %s".formatted(word,
            Arrays.stream(values()).map(BoardKind::word).collect(Collectors.joining(", ")))));
  }

  /**
   * One source of this board.
   *
   * @param base where the board is, with a slash at its end
   */
  public abstract Board board(SourceName name, URI base);

  /** All boards, as they are named, each with an example of what is chosen of it. */
  public static String words() {
    return Arrays.stream(values()).map(kind -> kind.example).collect(Collectors.joining(", "));
  }

  /** As it is called in configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is wrong with what was chosen of this board, if anything is. */
  Optional<String> objection(String chosen) {
    if (chosen.isEmpty() && of == Of.ONE) {
      return Optional.of("'%s' needs to be told which, as %s".formatted(word(), example));
    }
    if (!chosen.isEmpty() && of == Of.NOTHING) {
      return Optional.of("'%s' stands alone: there is nothing to choose".formatted(word()));
    }
    if (isAddressed() && !chosen.matches("https?://[A-Za-z0-9\\[][^\\s]*")) {
      return Optional.of("'%s' needs an address, as %s".formatted(word(), example));
    }
    return Optional.empty();
  }

  // Where what is chosen is where the board is.
  private boolean isAddressed() {
    return this == SCHEMAORG || this == FEED;
  }

  /** Where a source's board is, unless configured otherwise. */
  public URI address(SourceName name) {
    return switch (this) {
      case SCHEMAORG, FEED -> URI.create(name.of());
      case FOLDER -> Path.of(name.of()).toAbsolutePath().toUri();
      default -> URI.create(address);
    };
  }

  /** What the postings of a source are filed under: the board, or the site. */
  String origin(SourceName name) {
    String host = isAddressed() ? URI.create(name.of()).getHost() : null;
    return host == null ? word() : host.toLowerCase(Locale.ROOT);
  }

  /** Whether what it shows when it is first asked is what happens to be open, so that nothing is known of what was before. */
  public boolean showsOnlyWhatIsOpen() {
    return this != FOLDER;
  }

  /** How often it is asked, unless configured otherwise. */
  public Duration every() {
    return every;
  }

  /** The most requests a minute of one source, unless configured otherwise. */
  public int requestsPerMinute() {
    return requestsPerMinute;
  }

  /** Who must be named, and linked to, by the source under which the postings are filed. */
  public static Map<String, String> attributions() {
    return Arrays.stream(values()).filter(kind -> !kind.attribution.isEmpty())
        .collect(Collectors.toMap(BoardKind::word, BoardKind::attribution));
  }

  /** Who must be named where its postings are shown; empty when nobody asks for it. */
  public String attribution() {
    return attribution;
  }
}
