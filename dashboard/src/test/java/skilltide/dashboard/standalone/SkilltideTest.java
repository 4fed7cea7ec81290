package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import skilltide.ingest.replay.PostingFormat;
import skilltide.streams.taxonomy.Taxonomy;

class SkilltideTest {
  private final Path scratch;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  SkilltideTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  @ParameterizedTest
  @CsvSource({"'',demo", "--port 9000,demo --port 9000", "--help,--help", "-V,-V", "up --port 1,up --port 1",
    "dmeo,dmeo"})
  void withoutACommandItIsTheDemo(String given, String meant) {
    assertThat(Skilltide.orDemo(given.isEmpty() ? new String[0] : given.split(" "))).containsExactly(meant.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "up --help", "demo --help", "replay --help", "reread --help",
    "read --version", "forget --help", "doctor --help"})
  void everyCommandTellsOfItself(String line) {
    assertThat(run(line.split(" "))).isZero();
    assertThat(out.toString()).containsIgnoringCase("skilltide");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dmeo", "up --prot 1", "up --port x", "up --port 65536", "demo --port 70000",
    "--port -1", "up --roles ingest,cook",
    "up --clock sun", "up --partitions 0", "up --topic-prefix a/b", "up --kafka-properties x", "replay",
    "replay f --format pdf", "reread --to nowhere", "up --tls-key k", "doctor --kafka-properties x",
    "doctor --log syslog", "doctor --traces many", "read",
    "read text --ndjson", "read text --format ndjson"})
  void whatIsNotUnderstoodIsExitCodeTwoWithoutAStackTrace(String line) {
    assertThat(run(Skilltide.orDemo(line.split(" ")))).isEqualTo(2);
    assertThat(err.toString()).isNotEmpty().doesNotContain("\tat ");
  }

  @Test
  void upMeansEverythingInOneProcessUnlessToldOtherwise() {
    assertThat(up()).isEqualTo(new ProgramSettings(Set.of(Role.values()), Optional.empty(), "", 4, Path.of("data"),
        "127.0.0.1", 8080, WorldClock.WALL, Optional.empty()));
  }

  @Test
  void upTakesWhatItIsTold() throws IOException {
    Path properties = Files.writeString(scratch.resolve("client.properties"), "ssl.key.password=hunter2\n");

    ProgramSettings settings = up("--roles", "streams,ingest", "--kafka", "a:1,b:2", "--kafka-properties",
        properties.toString(), "--data", "d", "--port", "9000", "--clock", "event", "--no-demo");

    assertThat(settings.roles()).containsExactlyInAnyOrder(Role.INGEST, Role.STREAMS);
    assertThat(settings.cluster())
        .contains(new ProgramSettings.Cluster("a:1,b:2", Map.of("ssl.key.password", "hunter2")));
    assertThat(settings.toString()).contains("a:1,b:2", "ssl.key.password").doesNotContain("hunter2");
    assertThat(settings.partitions()).isEqualTo(12);
    assertThat(settings.properties()).containsEntry("skilltide.roles.dashboard", false)
        .containsEntry("skilltide.roles.streams", true).containsEntry("skilltide.clock", "event")
        .containsEntry("micronaut.server.port", 9000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams", "ingest,dashboard"})
  void someRolesNeedAKafkaThatTheOthersReach(String roles) {
    assertThat(run("up", "--roles", roles)).isEqualTo(2);
    assertThat(err.toString().lines().findFirst()).get().asString().startsWith("--roles").contains("name the Kafka");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,false", "localhost,false", "127.0.0.2,false", "::1,false", "0.0.0.0,true", "::,true",
    "'',true",
    "192.0.2.1,true"})
  void whoOpensPublishingToTheNetworkIsToldOfKeys(String host, boolean told) {
    assertThat(UpCommand.keysNeeded(up("--host", host)).isPresent()).isEqualTo(told);
    assertThat(UpCommand.keysNeeded(up("--host", host, "--roles", "dashboard", "--kafka", "a:1"))).isEmpty();
  }

  @Test
  void keysAreMadeListedAndRevokedBeforeAnInstanceWasStarted() throws IOException {
    String data = scratch.resolve("new").toString();

    assertThat(run("key", "new", "acme", "--source", "acme,http", "--rate", "50", "--data", data)).isZero();
    String key = out.toString().strip();
    assertThat(key).matches("skt_[A-Za-z0-9_-]{43}");
    assertThat(err.toString()).doesNotContain(key);
    assertThat(run("key", "new", "acme", "--data", data)).isEqualTo(1);
    out.getBuffer().setLength(0);
    assertThat(run("key", "list", "--data", data)).isZero();
    assertThat(out.toString()).contains("acme", "acme,http", "50/s").doesNotContain(key);
    assertThat(run("key", "revoke", "acme", "--data", data)).isZero();
    assertThat(run("key", "revoke", "acme", "--data", data)).isEqualTo(1);
    try (DataFolder folder = DataFolder.open(Path.of(data))) { // it is none of others' documents
      assertThat(folder.path()).exists();
    }
  }

  @Test
  void aNameThatIsNoneMakesNoKey() {
    assertThat(run("key", "new", "My Key", "--data", scratch.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("name: 'My Key' is none");
  }

  @Test
  void keysThatCannotBeReadAreToldBeforeAnythingStarts() throws IOException {
    Path keys = Files.writeString(scratch.resolve("keys"), "nonsense\n");

    assertThat(run("up", "--keys", keys.toString(), "--data", scratch.resolve("data").toString(), "--port", "0"))
        .isEqualTo(1);
    assertThat(err.toString()).startsWith("Publishers' keys cannot be read").contains("line 1");
    assertThat(scratch.resolve("data")).doesNotExist();
  }

  @Test
  void takenPortIsToldInOneSentenceBeforeAnythingStarts() throws IOException {
    try (ServerSocket taken = Loopback.listen(0)) {
      int exit = run("up", "--data", scratch.resolve("data").toString(), "--port", "" + taken.getLocalPort());

      assertThat(exit).isEqualTo(1);
      assertThat(err.toString().strip()).isEqualTo(
          "Port %d is taken: stop the program that has it or name another with --port."
              .formatted(taken.getLocalPort()));
      assertThat(scratch.resolve("data").resolve("kafka")).doesNotExist();
    }
  }

  @Test
  void kafkaThatIsNotThereIsToldInOneSentence() throws IOException {
    int nobody;
    try (ServerSocket free = Loopback.listen(0)) {
      nobody = free.getLocalPort();
    }

    int exit = run("up", "--data", scratch.resolve("data").toString(), "--port", "0", "--kafka",
        "127.0.0.1:" + nobody);

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo(
        "Kafka at 127.0.0.1:%d does not answer within 10 s: check --kafka and that it is running, and security.protocol in --kafka-properties if it asks for TLS or a password."
            .formatted(nobody));
  }

  @Test
  void doctorTellsOfATakenPortAndOfAFolderThatIsNoneOfOursWithTheMendAndChangesNothing() throws IOException {
    Path documents = Files.createDirectory(scratch.resolve("documents"));
    Files.writeString(documents.resolve("thesis.txt"), "mine");
    try (ServerSocket taken = Loopback.listen(0)) {
      int exit = run("doctor", "--data", documents.toString(), "--port", Integer.toString(taken.getLocalPort()));

      assertThat(exit).isEqualTo(1);
      assertThat(out.toString()).containsPattern("(?m)^ok +Java").containsPattern("(?m)^fail +port")
          .containsPattern("(?m)^fail +data folder").containsPattern("(?m)^ok +native code").contains("--port",
              "--data",
              "2 of ");
    }
    assertThat(documents).isDirectoryContaining("glob:**/thesis.txt").isDirectoryNotContaining("glob:**/skilltide*");
    assertThat(run("doctor", "--data", scratch.resolve("new").toString(), "--port", "0", "--json")).isZero();
    assertThat(scratch.resolve("new")).doesNotExist();
  }

  @Test
  void doctorTakesWhateverUpTakes() {
    assertThat(options(new DoctorCommand())).containsAll(options(new UpCommand()));
  }

  @Test
  void doctorTellsOfFilesThatUpWouldRefuseAndLooksAtAllElse() throws IOException {
    Path taxonomy = Files.writeString(scratch.resolve("bad.yaml"), "- {id: norabus, kind: tol, name: Norabus}");
    Path sources = Files.writeString(scratch.resolve("sources.yaml"), "sources:\n  - greenhose:stripe\n");

    assertThat(run("doctor", "--data", scratch.resolve("new").toString(), "--port", "0", "--json", "--taxonomy",
        taxonomy.toString(), "--config", sources.toString())).isEqualTo(1);

    JsonNode checks = new ObjectMapper().readTree(out.toString()).path("checks");
    assertThat(checks.findValuesAsText("check")).contains("Java", "disk", "keys", "Kafka");
    assertThat(checks).filteredOn(check -> check.path("outcome").asText().equals("fail"))
        .satisfiesExactlyInAnyOrder(
            check -> assertThat(check.path("said").asText()).startsWith("--taxonomy: " + taxonomy).contains("tol"),
            check -> assertThat(check.path("said").asText()).startsWith("--config: '" + sources)
                .contains("greenhose"))
        .allSatisfy(check -> assertThat(check.path("mend").asText()).contains("leave it out"));
  }

  @Test
  void doctorTellsWhichSourcesWouldBeAskedAndThatNobodyWould() throws IOException {
    Path sources = Files.writeString(scratch.resolve("sources.yaml"),
        "sources:\n  - hackernews\nglossary:\n  origins: [https://glossary.example]\n");
    String[] well = {"doctor", "--data", scratch.resolve("new").toString(), "--port", "0", "--config",
      sources.toString(), "--source", "greenhouse:stripe", "--clock", "event", "--no-demo", "--log", "stdout",
      "--log-format", "json", "--traces", "0.5"};

    assertThat(run(well)).isZero();
    assertThat(out.toString())
        .containsPattern(
            "(?m)^ok +sources +hackernews, greenhouse:stripe; views may come from https://glossary.example")
        .containsPattern("(?m)^ok +taxonomy +[0-9,]+ skills");
    String[] ill = Stream.concat(Arrays.stream(well), Stream.of("--roles", "streams", "--kafka", "127.0.0.1:x"))
        .toArray(String[]::new);
    assertThat(run(ill)).isEqualTo(1);
    assertThat(out.toString()).containsPattern("(?m)^fail +sources +--config: the glossary needs the role ingest");
  }

  @Test
  void replaysHelpNamesEveryFormat() {
    assertThat(run("replay", "--help")).isZero();

    assertThat(out.toString()).contains(PostingFormat.words().split("\\|"));
    assertThat(PostingFormat.words()).isEqualTo("hackernews|jsonld|ndjson|csv");
  }

  @Test
  void whatIsLeftOutIsToldWithWhatThereIs() {
    assertThat(run("key")).isEqualTo(2);
    assertThat(run("source")).isEqualTo(2);
    assertThat(run("key", "list", "--data", scratch.toString())).isZero();

    assertThat(err.toString()).contains("key new NAME", "key list", "key revoke NAME", "source try BOARD",
        "source list",
        "greenhouse:", "./skilltide key new NAME --source http", "--keys FILE");
  }

  @Test
  void replayOfAFileThatIsNotThereIsRefused() {
    assertThat(run("replay", scratch.resolve("none").toString(), "--format", "ndjson")).isEqualTo(2);
    assertThat(err.toString()).contains("none' cannot be read (NoSuchFileException)");
  }

  @Test
  void readPrintsWhatIsReadFromAText() {
    assertThat(run("read", "We use golang.")).isZero();
    assertThat(out.toString().lines()).singleElement().asString().contains("\"skill\":\"go\"", "\"as\":\"golang\"");
  }

  @Test
  void readAnswersEachLineByALine() {
    String lines = """
        {"id":1,"text":"<p>Kotlin"}
        oops
        {"id":3}
        {"id":4,"text":"Python &amp; Django"}
        """;
    CommandLine command = new CommandLine(
        new ReadCommand(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), Terminal.FILE));

    int exit = run(command, "--ndjson", "--format", "HACKERNEWS");

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString().lines()).hasSize(4).satisfiesExactly(
        first -> assertThat(first).contains("\"id\":\"1\"", "\"skill\":\"kotlin\""),
        second -> assertThat(second).contains("\"error\":\"not JSON"),
        third -> assertThat(third).contains("\"error\":\"text: missing"),
        fourth -> assertThat(fourth).contains("\"id\":\"4\"", "\"skill\":\"django\""));
  }

  @Test
  void ownTaxonomyIsReadBesideTheBundledOne() throws IOException {
    Path first = Files.writeString(scratch.resolve("1.yaml"),
        "- {id: norabus, name: Norabus, kind: tool, definition: A bus.}");
    Path second = Files.writeString(scratch.resolve("2.yaml"),
        "- {id: go, name: Gollum, kind: tool, definition: Replaces Go.}");

    assertThat(run("read", "--taxonomy", first.toString(), "--taxonomy", second.toString(), "Norabus, Gollum, Kotlin"))
        .isZero();

    assertThat(out.toString()).contains("\"skill\":\"norabus\"", "\"name\":\"Gollum\"", "\"skill\":\"kotlin\"")
        .doesNotContain(Taxonomy.bundled().version());
  }

  @Test
  void environmentNamesTheTaxonomyWhereNoOptionDoes() throws IOException {
    Path file = Files.writeString(scratch.resolve("1.yaml"),
        "- {id: norabus, name: Norabus, kind: tool, definition: A bus.}");

    assertThat(new TaxonomyOption().taxonomy(" , " + file).get().skill("norabus")).isPresent();
    assertThat(new TaxonomyOption().taxonomy(" ").get().version()).isEqualTo(Taxonomy.bundled().version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"read text", "up --data %s --port 0", "demo --port 0"})
  void badTaxonomyIsRefusedBeforeAnythingStarts(String line) throws IOException {
    Path file = Files.writeString(scratch.resolve("bad.yaml"),
        "rules:\n- id: x\n  skills: [nothing-such]\n  matches: [a]\n  ignores: [b]");
    Path data = scratch.resolve("data");

    int exit = run((line.formatted(data) + " --taxonomy " + file).split(" "));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).startsWith("--taxonomy: " + file + ":3: skills: there is no skill 'nothing-such'")
        .doesNotContain("\tat ");
    assertThat(data).doesNotExist();
  }

  private ProgramSettings up(String... options) {
    UpCommand command = new UpCommand();
    new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
    return command.settings();
  }

  private static Set<String> options(Callable<?> command) {
    return new CommandLine(command).getCommandSpec().optionsMap().keySet();
  }

  private int run(String... line) {
    return run(Skilltide.commandLine(), line);
  }

  private int run(CommandLine command, String... line) {
    return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(line);
  }
}
