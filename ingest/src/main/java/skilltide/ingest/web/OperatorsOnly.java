package skilltide.ingest.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Keeps for operators what is theirs, where others than programs of this machine may ask. */
@Singleton
public final class OperatorsOnly {
  private final Exposure exposure;
  private final Optional<Operators> operators;

  /** @param operators absent where this process takes in no postings, and so knows no keys */
  OperatorsOnly(Exposure exposure, Optional<Operators> operators) {
    this.exposure = exposure;
    this.operators = operators;
  }

  /**
   * What is answered to who may not; empty for who may.
   *
   * @param here what to do where no keys are known, as {@code begin it on its own machine}
   */
  public Optional<MutableHttpResponse<byte[]>> refusal(HttpRequest<?> request, String here) {
    if (!exposure.of(request)) {
      return Optional.empty();
    }
    if (operators.isPresent()) {
      return operators.get().refusal(request);
    }
    return exposure.isOfThisMachine(request)
        ? Optional.empty()
        : Optional.of(Problem.of(HttpStatus.FORBIDDEN,
            "This instance knows no publishers' keys: %s, or at an instance that has the role ingest too."
                .formatted(here))
            .response());
  }
}
