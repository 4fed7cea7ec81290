package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reposts among real postings, against an exact measure; {@code docs/benchmarks/fingerprint.md} has all figures. */
class RepostTest {
  @Test
  void repostsAreKnownAndOtherPostingsOfThePosterAreNot() throws IOException {
    Optional<Path> archive = RealPostings.archive();
    assumeTrue(archive.isPresent(), "The archive of real postings is not beside the project: -Dskilltide.shared");

    Judged judged = Judged.postings(RealPostings.pairs(RealPostings.read(archive.get())),
        posting -> Fingerprint.of(null, posting.view()).bits());

    assertThat(judged.precision(Fingerprint.NEAR)).isGreaterThanOrEqualTo(0.999);
    assertThat(judged.recall(Fingerprint.NEAR)).isGreaterThanOrEqualTo(0.97);
  }
}
