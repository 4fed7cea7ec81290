package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A certificate of this machine's own address, made with the JDK's {@code keytool}; its own authority.
 *
 * @param store key and certificate, as PKCS#12 under {@value #PASSWORD}
 */
public record Certificate(Path store) {
  static final String PASSWORD = "changeit";
  private static final String ALIAS = "server";

  /** A new one in a folder. */
  public static Certificate in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path store = folder.resolve("server.p12");
    Process keytool = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-alias", ALIAS, "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost", "-keyalg",
        "EC", "-groupname", "secp256r1", "-validity", "2", "-keystore", store.toString(), "-storetype", "PKCS12",
        "-storepass", PASSWORD)).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return new Certificate(store);
  }

  /** The certificate, in a file of its own as PEM. */
  public Path certificate() throws Exception {
    return pem("CERTIFICATE", loaded().getCertificate(ALIAS).getEncoded());
  }

  /** The key, in a file of its own as PEM. */
  public Path key() throws Exception {
    return pem("PRIVATE KEY", loaded().getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  /** It, with its key, as Java keeps such. */
  public KeyStore loaded() throws Exception {
    KeyStore loaded = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      loaded.load(in, PASSWORD.toCharArray());
    }
    return loaded;
  }

  private Path pem(String what, byte[] bytes) throws IOException {
    return Files.writeString(store.resolveSibling(what.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".pem"),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what,
            Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes)));
  }
}
