package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import skilltide.dashboard.wholeway.Instance;
import skilltide.ingest.event.KafkaSettings;

/** Beside a Kafka that asks for TLS and passwords and grants each role what docs/operating.md lists, and nothing else. */
@EnabledIfSystemProperty(named = "skilltide.faults", matches = "ci|long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredKafkaTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 2;
  private static final List<String> USERS = Arrays.stream(Role.values()).map(SecuredKafkaTest::user).toList();

  private Path scratch;
  private Certificate certificate;
  private SecuredBroker broker;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    scratch = folder;
    certificate = Certificate.in(folder.resolve("certificate"));
    broker = SecuredBroker.start(folder.resolve("kafka"), certificate, USERS);
    try (Admin admin = broker.admin()) {
      admin.createAcls(GrantedRights.documented()).all().get();
    }
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  @Order(0)
  void topicsAreMadeByWhoMayMakeThem() throws Exception {
    try (Admin admin = broker.admin()) {
      for (Role role : List.of(Role.INGEST, Role.STREAMS)) {
        Map<String, AclBinding> creating = GrantedRights.documented().stream()
            .filter(granted -> role(granted) == role && granted.entry().operation() == AclOperation.CREATE
                && granted.pattern().patternType() == PatternType.LITERAL)
            .collect(Collectors.toMap(granted -> granted.pattern().name(), granted -> granted));
        takeAway(admin, creating.values());
        Topics topics = topics(role, client(role));

        for (NewTopic wanted : topics.wanted()) {
          await().atMost(PATIENCE).pollDelay(Duration.ZERO).untilAsserted(() -> assertThatThrownBy(topics::make)
              .isInstanceOf(CannotStartException.class)
              .hasMessageContaining("The topic " + wanted.name() + " is not there")
              .hasMessageContaining("docs/operating.md"));
          admin.createAcls(List.of(creating.remove(wanted.name()))).all().get();
        }
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(topics::make);
        assertThat(creating).as("rights to make what nobody wants").isEmpty();
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
      }
    }
  }

  @Test
  @Order(1)
  void eachRoleDoesItsPartWithItsOwnRightsAlone() throws Exception {
    try (Instance ingest = role(Role.INGEST);
        Instance streams = role(Role.STREAMS);
        Instance dashboard = role(Role.DASHBOARD)) {
      ingest.post(IntStream.range(0, 40).mapToObj(
          """
              {"@type":"JobPosting","identifier":"%1$d","title":"Engineer","description":"We use Kotlin and Kafka."}"""::formatted)
          .collect(Collectors.joining("\n")));
      ingest.withdraw("7");
      ingest.view("kotlin");
      ingest.view("no-such-term");

      await().atMost(PATIENCE)
          .until(() -> dashboard.get("/api/v1/top?skills=kotlin").at("/rows/0/postings").asInt() == 40);
      await().atMost(PATIENCE).until(
          () -> dashboard.get("/api/v1/top?skills=kotlin&measure=views").at("/rows/0/views").asInt() == 1);
      await().atMost(PATIENCE).until(
          () -> dashboard.get("/api/v1/skills/kotlin/evidence").at("/total").asInt() == 40);
      await().atMost(PATIENCE).until(() -> dashboard.get("/api/v1/status").at("/feed/caughtUp").asBoolean());
      assertThat(dashboard.get("/api/v1/unknown/views").at("/terms/0/term").asText()).isEqualTo("no-such-term");
      assertThat(streams.get("/health").at("/status").asText()).isEqualTo("UP");
      assertThat(doctor(Role.STREAMS, client(Role.STREAMS)).at("/ok").asBoolean()).isTrue();
    }
  }

  @Test
  @Order(2)
  void aRightThatIsTakenAwayIsNamedAtTheStart() throws Exception {
    try (Admin admin = broker.admin()) {
      for (AclBinding granted : GrantedRights.documented()) {
        if (isAsked(granted)) {
          takeAway(admin, List.of(granted));
          Role role = role(granted);

          await().atMost(PATIENCE).pollDelay(Duration.ZERO)
              .untilAsserted(() -> assertThatThrownBy(() -> topics(role, client(role)).requireRights())
                  .as(granted.toString())
                  .isInstanceOf(CannotStartException.class).hasMessageContaining("docs/operating.md")
                  .hasMessageContaining(said(granted)));

          admin.createAcls(List.of(granted)).all().get();
        }
      }
    }
  }

  @Test
  @Order(3)
  void wrongPasswordIsToldWithItsMend() throws Exception {
    Path client = broker.client("skilltide-ingest", "guessed", certificate.certificate());

    assertThatThrownBy(() -> topics(Role.INGEST, client).make()).isInstanceOf(CannotStartException.class)
        .hasMessageContaining(broker.servers()).hasMessageContaining("refuses the user, the password")
        .hasMessageContaining("sasl.jaas.config");
    assertThat(doctor(Role.INGEST, client).toString()).contains("refuses the user").contains("\"ok\":false");
  }

  @Test
  @Order(3)
  void unknownAuthorityIsToldWithItsMend() throws Exception {
    Path other = Certificate.in(scratch.resolve("other")).certificate();
    Path client = broker.client("skilltide-ingest", SecuredBroker.passwordOf("skilltide-ingest"), other);

    assertThatThrownBy(() -> topics(Role.INGEST, client).make()).isInstanceOf(CannotStartException.class)
        .hasMessageContaining("by TLS").hasMessageContaining("ssl.truststore.location");
  }

  /** Returns when the broker knows of it. */
  private static void takeAway(Admin admin, Collection<AclBinding> granted) throws Exception {
    List<AclBindingFilter> filters = granted.stream().map(AclBinding::toFilter).toList();
    admin.deleteAcls(filters).all().get();
    for (AclBindingFilter each : filters) {
      await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10))
          .until(() -> admin.describeAcls(each).values().get().isEmpty());
    }
  }

  /** Making is asked for when something is to be made; that what is retired may be deleted, of its topics. */
  private static boolean isAsked(AclBinding granted) {
    AclOperation operation = granted.entry().operation();
    return operation != AclOperation.CREATE && switch (granted.pattern().resourceType()) {
      case TOPIC -> granted.pattern().patternType() == PatternType.LITERAL;
      case GROUP -> operation != AclOperation.DELETE;
      default -> true;
    };
  }

  /** What is said to be lacking without it. */
  private static String said(AclBinding granted) {
    String operation = granted.entry().operation().name().toLowerCase(Locale.ROOT);
    String name = granted.pattern().name();
    return switch (granted.pattern().resourceType()) {
      case GROUP -> operation + " the group " + name;
      case TRANSACTIONAL_ID -> operation + " under the transactional id " + name;
      default -> operation + ' ' + name;
    };
  }

  private static Role role(AclBinding granted) {
    return Role.valueOf(granted.entry().principal().replace("User:skilltide-", "").toUpperCase(Locale.ROOT));
  }

  private Instance role(Role role) throws Exception {
    return Instance.start(new ProgramSettings(Set.of(role),
        Optional.of(new ProgramSettings.Cluster(broker.servers(), properties(client(role)))), "", PARTITIONS,
        scratch.resolve(role.word()), Loopback.HOST, 0, WorldClock.WALL, Optional.empty()));
  }

  private Topics topics(Role role, Path client) throws IOException {
    return new Topics(new KafkaSettings(broker.servers(), "", properties(client)), PARTITIONS, Set.of(role));
  }

  private Path client(Role role) throws Exception {
    return broker.client(user(role), SecuredBroker.passwordOf(user(role)), certificate.certificate());
  }

  private static String user(Role role) {
    return "skilltide-" + role.word();
  }

  private JsonNode doctor(Role role, Path client) throws IOException {
    StringWriter out = new StringWriter();
    CommandLine doctor = Skilltide.commandLine().setOut(new PrintWriter(out, true));
    doctor.execute("doctor", "--json", "--roles", role.word(), "--kafka", broker.servers(), "--kafka-properties",
        client.toString(), "--partitions", Integer.toString(PARTITIONS), "--port", "0", "--data",
        scratch.resolve("doctor").toString());
    return JsonMapper.builder().build().readTree(out.toString());
  }

  private static Map<String, String> properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return properties.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
