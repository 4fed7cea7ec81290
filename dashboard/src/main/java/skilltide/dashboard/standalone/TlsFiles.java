package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Whether HTTPS can be served with the files that are named for it. */
final class TlsFiles {
  private static final Duration SOON = Duration.ofDays(14);

  private TlsFiles() {}

  /** Why it cannot; empty when nothing speaks against it. */
  static Optional<String> problem(ProgramSettings.Tls tls) {
    try {
      Instant ends = certificate(tls.certificate()).getNotAfter().toInstant();
      if (ends.isBefore(Instant.now())) {
        return Optional.of("the certificate in " + tls.certificate() + " ended " + ends);
      }
    } catch (IOException | CertificateException e) {
      return Optional.of("%s cannot be read as a certificate in PEM (%s)".formatted(tls.certificate(), e.getMessage()));
    }
    try {
      String key = Files.readString(tls.key());
      if (!key.contains("PRIVATE KEY-----")) {
        return Optional.of(tls.key() + " holds no private key in PEM");
      }
      return key.contains("ENCRYPTED")
          ? Optional.of(tls.key() + " is encrypted; openssl pkey -in FILE -out OTHER writes it without a password")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("%s cannot be read (%s)".formatted(tls.key(), e.getClass().getSimpleName()));
    }
  }

  /** How long it can, given that there is no problem. */
  static Finding finding(ProgramSettings.Tls tls) {
    try {
      X509Certificate certificate = certificate(tls.certificate());
      Instant ends = certificate.getNotAfter().toInstant();
      String said = certificate.getSubjectX500Principal() + ", until " + ends;
      return ends.isBefore(Instant.now().plus(SOON))
          ? Finding.warn("TLS", said, "renew it; a running instance takes the new one when the file is replaced")
          : Finding.ok("TLS", said);
    } catch (IOException | CertificateException e) {
      return Finding.fail("TLS", tls.certificate() + " has gone", "put it back");
    }
  }

  private static X509Certificate certificate(Path file) throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!all.isEmpty() && all.iterator().next() instanceof X509Certificate first) {
        return first;
      }
      throw new CertificateException("there is none in it");
    }
  }
}
