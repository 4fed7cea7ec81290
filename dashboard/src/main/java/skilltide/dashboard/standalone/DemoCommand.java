package skilltide.dashboard.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import skilltide.streams.taxonomy.Taxonomy;

/** {@code skilltide demo} */
@Command(name = "demo", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Plays generated postings of 2013 to 2018, whose mix follows the real months, to look at.",
  "In a world of its own: what it shows is gone when it stops."})
final class DemoCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", converter = PortOption.class, description = "Where the page is served on 127.0.0.1, 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "What the postings are drawn from: the same seed gives the same postings (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin
  private TaxonomyOption taxonomy = new TaxonomyOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Supplier<Taxonomy> world = taxonomy.taxonomy();
    Path scratch = Files.createTempDirectory("skilltide-demo-");
    ProgramSettings settings = new ProgramSettings(Set.of(Role.values()), Optional.empty(), "",
        ProgramSettings.EMBEDDED_PARTITIONS, scratch, Loopback.HOST, port, WorldClock.EVENT,
        Optional.of(new ProgramSettings.Demo(seed)));
    var out = spec.commandLine().getOut();
    Foreground.run(new Program(settings, world), out, running -> {
      DemoPlayer player = running.context().getBean(DemoPlayer.class);
      Announcement.of(running).line("Shows", "DEMO: " + player.showing())
          .line("Data", "none of yours; to feed it your own: ./skilltide up").print(out);
    }, () -> Scratch.remove(scratch));
    return 0;
  }
}
