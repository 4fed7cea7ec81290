package skilltide.ingest.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;

/** Who may have the whole of what was posted worked on, where others than programs of this machine may ask. */
public interface Operators {

  /** What is answered to who is none of them; empty for one who is. */
  Optional<MutableHttpResponse<byte[]>> refusal(HttpRequest<?> request);
}
