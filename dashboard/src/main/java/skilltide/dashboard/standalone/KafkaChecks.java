package skilltide.dashboard.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.server.common.MetadataVersion;
import skilltide.ingest.event.KafkaSettings;

/** What an instance needs of the Kafka that it is to work with. Asks, and changes nothing there. */
final class KafkaChecks {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int SAFE_BROKERS = 3;
  private static final Duration CLOCKS_APART = Duration.ofSeconds(5);
  private static final Duration CLOCKS_WRONG = Duration.ofMinutes(10);

  private final KafkaSettings kafka;
  private final Topics topics;
  private final Set<Role> roles;
  private final Optional<Path> clientFile;

  /** @param clientFile the file with the client settings, if there is one */
  KafkaChecks(KafkaSettings kafka, ProgramSettings settings, Optional<Path> clientFile) {
    this.kafka = kafka;
    this.clientFile = clientFile;
    roles = settings.roles();
    topics = new Topics(kafka, settings.partitions(), roles);
  }

  List<Finding> all() throws InterruptedException {
    List<Finding> all = new ArrayList<>();
    clientFile.ifPresent(file -> all.add(secret(file)));
    try (Admin admin = Admin.create(kafka.client(Map.of("default.api.timeout.ms", PATIENCE_MILLIS, "request.timeout.ms",
        PATIENCE_MILLIS, "client.id", "skilltide-doctor")))) {
      int brokers = brokers(admin, all);
      if (brokers > 0) {
        check(all, "version", () -> version(admin.describeFeatures().featureMetadata().get().finalizedFeatures()));
        check(all, "clock", () -> clock(admin));
        new TopicChecks(admin, topics, brokers).addTo(all);
        check(all, "rights", () -> rights(admin));
      }
    } catch (KafkaException e) { // the client's settings are none
      all.add(failed("Kafka", e));
    }
    return all;
  }

  /** A check that asks Kafka. */
  interface Look {
    Finding look() throws ExecutionException, InterruptedException;
  }

  /** Looks; what Kafka keeps from this user is told as such, and speaks against nothing. */
  static void check(List<Finding> all, String name, Look check) throws InterruptedException {
    try {
      all.add(check.look());
    } catch (ExecutionException e) {
      all.add(e.getCause() instanceof AuthorizationException
          ? Finding.ok(name, "not told: this user may not ask Kafka for it")
          : failed(name, e));
    } catch (KafkaException e) {
      all.add(failed(name, e));
    }
  }

  private static Finding failed(String check, Throwable e) {
    KafkaProblem problem = KafkaProblem.of(e);
    return Finding.fail(check, "Kafka " + problem.what(), problem.mend());
  }

  /** @param file the client settings, which may hold a password */
  static Finding secret(Path file) {
    try {
      Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
      return others.contains(PosixFilePermission.OTHERS_READ)
          ? Finding.warn("client settings", "every user of this machine can read " + file, "chmod 640 " + file)
          : Finding.ok("client settings", file + ", not for everybody to read");
    } catch (IOException | UnsupportedOperationException e) {
      return Finding.ok("client settings", file.toString());
    }
  }

  // 0 when none can be reached.
  private int brokers(Admin admin, List<Finding> all) throws InterruptedException {
    try {
      Collection<Node> nodes = admin.describeCluster().nodes().get();
      String said = "%s answers; %d broker%s".formatted(kafka.bootstrapServers(), nodes.size(),
          nodes.size() == 1 ? "" : "s");
      all.add(nodes.size() < SAFE_BROKERS
          ? Finding.warn("Kafka", said,
              "with three, any one may be missing, and no posting is lost with a disk")
          : Finding.ok("Kafka", said));
      return nodes.size();
    } catch (ExecutionException e) {
      all.add(failed("Kafka", e));
      return 0;
    }
  }

  /** @param features of Kafka's that are switched on, by their names */
  static Finding version(Map<String, FinalizedVersionRange> features) {
    FinalizedVersionRange metadata = features.get(MetadataVersion.FEATURE_NAME);
    if (metadata == null) {
      return Finding.warn("version", "Kafka with ZooKeeper, or older than 3.3",
          "Skilltide is tested with Kafka 4: upgrade it");
    }
    String said;
    try {
      said = "Kafka " + MetadataVersion.fromFeatureLevel(metadata.maxVersionLevel()).shortVersion();
    } catch (IllegalArgumentException e) {
      said = "newer than this program knows"; // what clients ask for stays
    }
    FinalizedVersionRange transactions = features.get("transaction.version");
    boolean hardened = transactions != null && transactions.maxVersionLevel() >= 2;
    said += ", transactions " + (transactions == null ? 0 : transactions.maxVersionLevel());
    return hardened
        ? Finding.ok("version", said)
        : Finding.warn("version", said,
            "kafka-features.sh upgrade --feature transaction.version=2 keeps what a dead instance left out of the next transaction");
  }

  // The leader of the controllers tells its own clock as the time at which it caught up with itself.
  private static Finding clock(Admin admin) throws ExecutionException, InterruptedException {
    long before = System.currentTimeMillis();
    QuorumInfo quorum = admin.describeMetadataQuorum().quorumInfo().get();
    long after = System.currentTimeMillis();
    long theirs = quorum.voters().stream().filter(voter -> voter.replicaId() == quorum.leaderId())
        .mapToLong(voter -> voter.lastCaughtUpTimestamp().orElse(-1)).findFirst().orElse(-1);
    if (theirs < 0) {
      return Finding.ok("clock", "not told by this Kafka");
    }
    return clock(Duration.ofMillis(Math.max(0, Math.max(before - theirs, theirs - after))));
  }

  /** @param apart how far this clock and Kafka's are from each other at least */
  static Finding clock(Duration apart) {
    String said = "%.1f s from Kafka's".formatted(apart.toMillis() / 1000.0);
    String mend = "have NTP set both clocks (timedatectl tells): what is dated more than a day ahead is rejected, and days end by them";
    if (apart.compareTo(CLOCKS_WRONG) > 0) {
      return Finding.fail("clock", said, mend);
    }
    return apart.compareTo(CLOCKS_APART) > 0 ? Finding.warn("clock", said, mend) : Finding.ok("clock", said);
  }

  private Finding rights(Admin admin) throws ExecutionException, InterruptedException {
    List<String> lacking = Rights.of(roles, kafka.topicPrefix()).lacking(admin, admin.listTopics().names().get());
    return lacking.isEmpty()
        ? Finding.ok("rights", "this user may do what its roles do in the topics and groups that there are")
        : Finding.fail("rights", "this user may not " + String.join(", ", lacking),
            "grant it what " + KafkaProblem.RIGHTS + " lists");
  }
}
