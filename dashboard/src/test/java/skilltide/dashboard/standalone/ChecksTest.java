package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the doctor begins to warn, and where to fail. */
class ChecksTest {
  private static final long MB = 1L << 20;

  @ParameterizedTest
  @CsvSource({"255,8192,WARN,-Xmx1g", "256,8192,OK,''", "6144,8192,OK,''", "6145,8192,WARN,lower -Xmx"})
  void heapIsToBeLargeEnoughAndToLeaveAQuarter(long heap, long memory, Finding.Outcome outcome, String mend) {
    assertFound(MachineChecks.memory(heap * MB, memory * MB), outcome, mend);
  }

  @ParameterizedTest
  @CsvSource({"199,FAIL,another disk", "200,WARN,make room", "2047,WARN,make room", "2048,OK,''"})
  void diskIsToHaveRoom(long free, Finding.Outcome outcome, String mend) {
    assertFound(MachineChecks.disk(free * MB, 4096 * MB, Path.of("data")), outcome, mend);
  }

  @ParameterizedTest
  @CsvSource({"PT0S,OK,''", "PT5S,OK,''", "PT5.001S,WARN,NTP", "PT10M,WARN,NTP", "PT10M0.001S,FAIL,NTP"})
  void clocksAreToAgree(Duration apart, Finding.Outcome outcome, String mend) {
    assertFound(KafkaChecks.clock(apart), outcome, mend);
  }

  @ParameterizedTest
  @CsvSource({",2,WARN,upgrade it", "now,,WARN,transaction.version=2", "now,1,WARN,transaction.version=2",
    "now,2,OK,''",
    "later,2,OK,''"})
  void kafkaIsToBeOfTodayAndToKeepTransactionsApart(String metadata, Short transactions, Finding.Outcome outcome,
      String mend) {
    Map<String, FinalizedVersionRange> features = new HashMap<>();
    if (metadata != null) {
      int level = metadata.equals("now") ? MetadataVersion.LATEST_PRODUCTION.featureLevel() : Short.MAX_VALUE;
      features.put(MetadataVersion.FEATURE_NAME, new FinalizedVersionRange((short) 1, (short) level));
    }
    if (transactions != null) {
      features.put("transaction.version", new FinalizedVersionRange((short) 1, transactions));
    }

    assertFound(KafkaChecks.version(features), outcome, mend);
  }

  @ParameterizedTest
  @CsvSource({"rw-------,OK,''", "rw-r-----,OK,''", "rw-r--r--,WARN,chmod 640"})
  @DisabledOnOs(OS.WINDOWS)
  void clientSettingsAreForNobodyElse(String rights, Finding.Outcome outcome, String mend, @TempDir Path folder)
      throws IOException {
    Path file = Files.createFile(folder.resolve("client.properties"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

    assertFound(KafkaChecks.secret(file), outcome, mend);
  }

  @Test
  void clientSettingsThatAreNotThereAreToldElsewhere(@TempDir Path folder) {
    assertFound(KafkaChecks.secret(folder.resolve("none")), Finding.Outcome.OK, "");
  }

  private static void assertFound(Finding found, Finding.Outcome outcome, String mend) {
    assertThat(found.outcome()).as(found.text()).isEqualTo(outcome);
    assertThat(found.mend()).contains(mend);
    assertThat(found.mend().isEmpty()).as("nothing to do").isEqualTo(outcome == Finding.Outcome.OK);
  }
}
