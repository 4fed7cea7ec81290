package skilltide.ingest.http;

import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a body of postings.
 *
 * @param accepted how many Kafka has acknowledged
 * @param rejected what was rejected, in the body's order; the first {@value #MAX_TOLD}
 * @param rejectedCount how many were rejected in all
 * @param reasons why
 * @param broken what ended the reading before the body's end, if something did
 * @param failure why Kafka did not take what was sent to it, if it did not
 */
record Receipt(long accepted, List<Rejected> rejected, long rejectedCount, Set<Rejection> reasons,
    Optional<Broken> broken, Optional<Throwable> failure) {
  static final int MAX_TOLD = 1_000;

  /**
   * @param index which value of the body, from 0
   * @param reason the field, what is wrong with it, and the mend
   */
  record Rejected(long index, String reason) {}

  /**
   * @param status what is answered
   * @param why what is wrong with the body, and the mend
   */
  record Broken(HttpStatus status, String why) {}
}
