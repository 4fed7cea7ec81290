package skilltide.dashboard.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Whether an instance says of itself, at {@code /health}, that all of it is up. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAUSE_MILLIS = 50;

  private Readiness() {}

  /**
   * Waits until it is; a minute at most.
   *
   * @param until ends the waiting early when it is true
   * @return whether it is
   */
  static boolean await(URI address, BooleanSupplier until) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && !until.getAsBoolean()) {
      try {
        if (isUp(address)) {
          return true;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private static boolean isUp(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.resolve("/health").toURL().openConnection();
      if (connection instanceof HttpsURLConnection secured) {
        secured.setSSLSocketFactory(itself());
        secured.setHostnameVerifier((host, session) -> true);
      }
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      try {
        // Another answer, such as a refusal of this host, will not get better by waiting.
        return connection.getResponseCode() != HttpURLConnection.HTTP_UNAVAILABLE;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false; // not yet
    }
  }

  // It is this very process that is asked, by another name than others know it by: it has nothing to prove.
  private static SSLSocketFactory itself() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[]{new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
          return new X509Certificate[0];
        }
      }}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has TLS", e);
    }
  }
}
