package skilltide.dashboard.standalone;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Why Kafka does not do what it was asked for, in words of those who run it.
 *
 * @param what such as "does not answer within 10 s"
 * @param mend what to do, without a full stop
 */
record KafkaProblem(String what, String mend) {
  static final String RIGHTS = "docs/operating.md#kafkas-rights";

  /** What a client failed of, its wrappings taken off. */
  static KafkaProblem of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SaslAuthenticationException refused -> {
          return new KafkaProblem("refuses the user, the password or the mechanism (" + refused.getMessage() + ')',
              "check sasl.jaas.config and sasl.mechanism in --kafka-properties");
        }
        case SslAuthenticationException refused -> {
          return new KafkaProblem("cannot be spoken to by TLS (" + innermost(refused) + ')',
              "have ssl.truststore.location in --kafka-properties name a file with the authority of its certificate"
                  + " (ssl.truststore.type=PEM for PEM), and --kafka the broker by a name in that certificate");
        }
        case AuthorizationException refused -> {
          return new KafkaProblem("does not allow it (" + refused.getMessage() + ')',
              "grant the user what " + RIGHTS + " lists for its roles");
        }
        case UnsupportedVersionException old -> {
          return new KafkaProblem("is too old (" + old.getMessage() + ')',
              "upgrade it: Skilltide is tested with Kafka 4");
        }
        case TimeoutException late -> {
          return new KafkaProblem("does not answer within 10 s",
              "check --kafka and that it is running, and security.protocol in --kafka-properties if it asks for TLS or a"
                  + " password");
        }
        default -> {
          // What it was wrapped into.
        }
      }
    }
    return new KafkaProblem("refuses (" + innermost(failure) + ')', "check --kafka and --kafka-properties");
  }

  /** The sentence for somebody whose instance does not start. */
  String sentence(String servers) {
    return "Kafka at %s %s: %s.".formatted(servers, what, mend);
  }

  private static String innermost(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
  }
}
