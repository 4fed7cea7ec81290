package skilltide.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowListsTest {
  private final AllowLists lists = new AllowLists(List.of("localhost", "[::1]", "board.example:8443"),
      List.of("https://Glossary.example", " "));

  @ParameterizedTest
  @CsvSource({"localhost,true", "LOCALHOST:8080,true", "[::1]:8080,true", "[::1],true", "board.example:8443,true",
    "board.example,false", "board.example:8080,false", "evil.example,false", "localhost.evil.example,false",
    "[::2]:80,false", "'',false"})
  void hostsAreAllowedByNameOrByNameAndPort(String host, boolean allowed) {
    assertThat(lists.objectionToHost(host).isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"http://localhost:8080,true", "https://localhost:8080,true", "http://LocalHost:8080,true",
    "https://glossary.example,true", "http://localhost,false", "http://localhost:9090,false", "null,false",
    "https://evil.example,false", "http://localhost:8080.evil.example,false", "https://glossary.example.evil,false"})
  void originsAreTheServersOwnOrListed(String origin, boolean allowed) {
    assertThat(lists.objectionToOrigin(origin, "localhost:8080").isEmpty()).isEqualTo(allowed);
  }
}
