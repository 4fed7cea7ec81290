package skilltide.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void keysAreReadAsTheyWereWritten() throws IOException {
    KeyFile file = file();
    PublisherKey acme = key("acme", Set.of("http", "hackernews"));
    PublisherKey all = key("all", Set.of("*"));

    assertThat(file.read()).isEmpty();
    assertThat(file.add(acme)).isTrue();
    assertThat(file.add(all)).isTrue();

    assertThat(file().read()).containsExactly(acme, all);
    assertThat(acme.covers("http")).isTrue();
    assertThat(acme.covers("other")).isFalse();
    assertThat(all.covers("other")).isTrue();
  }

  @Test
  void aNameIsTakenOnce() throws IOException {
    assertThat(file().add(key("acme", Set.of("http")))).isTrue();
    assertThat(file().add(key("acme", Set.of("other")))).isFalse();

    assertThat(file().read()).singleElement().extracting(PublisherKey::sources).isEqualTo(Set.of("http"));
  }

  @Test
  void keysThatAreMadeAtTheSameTimeAreAllKept() throws Exception {
    int many = 16;
    List<Callable<Boolean>> making = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      PublisherKey key = key("key-" + i, Set.of("http"));
      making.add(() -> file().add(key));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
      for (Future<Boolean> made : threads.invokeAll(making)) {
        assertThat(made.get()).isTrue();
      }
    }

    assertThat(file().read()).hasSize(many);
  }

  @Test
  void whoeverElseChangesTheFileIsNotInTheMiddleOfIt() throws IOException {
    file().add(key("acme", Set.of("http")));
    try (FileChannel other = FileChannel.open(folder.resolve("publisher-keys.lock"), StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      // Another process would wait; in this one Java tells at once that the lock is held.
      assertThatThrownBy(() -> file().add(key("late", Set.of("http"))))
          .isInstanceOf(OverlappingFileLockException.class);
      assertThatThrownBy(() -> file().remove("acme")).isInstanceOf(OverlappingFileLockException.class);
    }
    assertThat(file().remove("acme")).isTrue();
  }

  @Test
  void lookingInAFolderThatIsNotThereMakesNone() throws IOException {
    Path elsewhere = folder.resolve("typo").resolve("publisher-keys");

    assertThat(new KeyFile(elsewhere).remove("acme")).isFalse();

    assertThat(elsewhere.getParent()).doesNotExist();
  }

  @Test
  void whatIsRevokedIsGone() throws IOException {
    file().add(key("acme", Set.of("http")));
    file().add(key("other", Set.of("http")));

    assertThat(file().remove("acme")).isTrue();
    assertThat(file().remove("acme")).isFalse();

    assertThat(file().read()).extracting(PublisherKey::name).containsExactly("other");
  }

  @Test
  void theFileHoldsNoKeyAndIsItsOwners() throws IOException {
    KeySecret secret = KeySecret.fresh();
    file().add(new PublisherKey("acme", secret.hash(), Set.of("http"), 100, NOW));

    assertThat(Files.readString(file().path())).doesNotContain(secret.reveal()).contains(secret.hash().toString());
    assertThat(Files.getPosixFilePermissions(file().path())).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ,
        PosixFilePermission.OWNER_WRITE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      acme                                    | 5 fields are needed, not 1
      acme 00 http 1 2026-11-25T12:00:00Z     | a hash has 64 hexadecimal digits
      Acme HASH http 1 2026-11-25T12:00:00Z   | name: 'Acme' is none
      acme HASH http 0 2026-11-25T12:00:00Z   | rate: 1 to 1,000,000 postings a second, not 0
      acme HASH My! 1 2026-11-25T12:00:00Z    | source: 'My!' is not one word
      acme HASH http 1 yesterday              | could not be parsed
      """)
  void aLineThatIsNoneIsToldByItsNumber(String line, String problem) throws IOException {
    Files.writeString(file().path(), "# a comment\n\n" + line.replace("HASH", "0".repeat(64)) + "\n");

    assertThatThrownBy(() -> file().read()).isInstanceOf(MalformedKeysException.class).hasMessageContaining("line 3")
        .hasMessageContaining(problem);
    assertThatThrownBy(() -> file().add(key("other", Set.of("http")))).isInstanceOf(MalformedKeysException.class);
  }

  @Test
  void noTwoKeysAreAlikeAndNoneIsPrinted() {
    KeySecret one = KeySecret.fresh();
    KeySecret other = KeySecret.fresh();

    assertThat(one.reveal()).matches("skt_[A-Za-z0-9_-]{43}").isNotEqualTo(other.reveal());
    assertThat(one.hash().matches(KeySecret.presented(one.reveal()).hash())).isTrue();
    assertThat(one.hash().matches(other.hash())).isFalse();
    assertThat(one.toString()).doesNotContain(one.reveal().substring(4));
  }

  private KeyFile file() {
    return new KeyFile(folder.resolve("publisher-keys"));
  }

  private static PublisherKey key(String name, Set<String> sources) {
    return new PublisherKey(name, KeySecret.presented("skt_" + name).hash(), sources, 100, NOW);
  }
}
