package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether HTTPS can be served with the files that are named for it. */
final class TlsFiles {
  private static final Duration SOON = Duration.ofDays(14);
  private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END");
  private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

  private TlsFiles() {}

  /** Why it cannot; empty when nothing speaks against it. */
  static Optional<String> problem(ProgramSettings.Tls tls) {
    PublicKey certified;
    try {
      X509Certificate certificate = certificate(tls.certificate());
      certified = certificate.getPublicKey();
      Instant ends = certificate.getNotAfter().toInstant();
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
      if (key.contains("ENCRYPTED")) {
        return Optional.of(tls.key() + " is encrypted; openssl pkey -in FILE -out OTHER writes it without a password");
      }
      return isOf(key, certified)
          ? Optional.empty()
          : Optional.of("the key in %s does not belong to the certificate in %s: its first one must be the server's own"
              .formatted(tls.key(), tls.certificate()));
    } catch (IOException e) {
      return Optional.of("%s cannot be read (%s)".formatted(tls.key(), e.getClass().getSimpleName()));
    }
  }

  // What it signs, the certificate must verify: else it is noticed by whoever comes first. Keys in other forms are left to the server.
  private static boolean isOf(String pem, PublicKey certified) {
    String algorithm = SIGNATURES.get(certified.getAlgorithm());
    Matcher pkcs8 = PKCS8.matcher(pem);
    if (algorithm == null || !pkcs8.find()) {
      return true;
    }
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(KeyFactory.getInstance(certified.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pkcs8.group(1)))));
      signature.update(pem.getBytes(StandardCharsets.US_ASCII));
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(pem.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(signed);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // a key of another algorithm, or none
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
