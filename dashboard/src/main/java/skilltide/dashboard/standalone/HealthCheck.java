package skilltide.dashboard.standalone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks the instance in the same container how it is, for a container engine's health check: the image has no shell that could. A class of
 * its own, since it is run every few seconds and {@link Skilltide} would load ten times as much.
 */
public final class HealthCheck {
  private static final int PATIENCE_MILLIS = 4_000;

  private HealthCheck() {}

  /**
   * Exits with 0 when all that the instance does is up, else with 1 and a line that says why.
   *
   * @param args the port, if it is not 8080
   */
  public static void main(String[] args) {
    String problem = problem(args.length == 0 ? "8080" : args[0]);
    if (!problem.isEmpty()) {
      System.out.println(problem);
      System.exit(1);
    }
  }

  /** What is wrong; empty when nothing is. */
  static String problem(String port) {
    try {
      URI health = URI.create("http://127.0.0.1:" + port + "/health");
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status == HttpURLConnection.HTTP_OK ? "" : health + " answers " + status;
    } catch (IOException e) {
      return "Nothing answers at port " + port + ": " + e.getMessage();
    }
  }
}
