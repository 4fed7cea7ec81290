package skilltide.ingest.http;

import io.github.bucket4j.EstimationProbe;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.keys.KeySecret;
import skilltide.ingest.keys.PublisherKey;
import skilltide.ingest.publish.PostingPublisher;
import skilltide.ingest.web.Exposure;

/** Who may send what, and whether it can be taken now: before anything of a body is read. */
@Singleton
final class Gate {
  private static final String SCHEME = "bearer ";

  private final Exposure exposure;
  private final KeyRing keys;
  private final KeyMeters meters;
  private final Rooms rooms;
  private final PostingPublisher publisher;

  Gate(Exposure exposure, KeyRing keys, KeyMeters meters, Rooms rooms, PostingPublisher publisher) {
    this.exposure = exposure;
    this.keys = keys;
    this.meters = meters;
    this.rooms = rooms;
    this.publisher = publisher;
  }

  /** Who was let in, until it is answered. */
  record Admission(Sender sender, Rooms.Room room) implements AutoCloseable {
    @Override
    public void close() {
      room.close();
    }
  }

  /**
   * Lets in what is about postings of a source; it has paid for one of them.
   *
   * @param intake where it is counted when it is refused
   * @throws RefusedException when it is
   */
  Admission admit(HttpRequest<?> request, String source, Intake intake) {
    PostingId.requireSource(source);
    try {
      Sender sender = sender(request, source);
      Rooms.Room room = enter(request, sender.name());
      try {
        pay(sender);
        meters.note(sender.name(), KeyMeters.Outcome.ADMITTED);
        return new Admission(sender, room);
      } catch (RuntimeException e) {
        room.close();
        throw e;
      }
    } catch (RefusedException e) {
      intake.received();
      intake.rejected(e.reason());
      throw e;
    }
  }

  /**
   * Lets in what needs no key.
   *
   * @throws RefusedException when it cannot be taken now
   */
  Rooms.Room admitAnybody(HttpRequest<?> request) {
    return enter(request, "");
  }

  private Rooms.Room enter(HttpRequest<?> request, String key) {
    Rooms.Room room = rooms.enter(request, key);
    if (!publisher.isStalled()) {
      return room;
    }
    room.close();
    throw new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, Rejection.UNAVAILABLE,
        "Kafka does not acknowledge at present. Send it again in a moment: nothing of it was taken")
        .with(HttpHeaders.RETRY_AFTER, Answers.RETRY_SECONDS);
  }

  /** Whether its sender is known: somebody with a key, or a program of this machine where none is needed. */
  boolean knows(HttpRequest<?> request) {
    List<String> given = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    return given.isEmpty() ? !exposure.of(request) : holder(given).isPresent();
  }

  /**
   * Who sends it.
   *
   * @param source which they must be allowed; {@value PublisherKey#EVERY} is all of them
   * @throws RefusedException when they are not, or not known
   */
  Sender sender(HttpRequest<?> request, String source) {
    List<String> given = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (given.isEmpty()) {
      if (exposure.of(request)) {
        throw unknown("Bearer", "A publisher's key is needed here: send 'Authorization: Bearer skt_…'. "
            + (keys.isEmpty() ? "This instance knows none yet; its" : "Its")
            + " operator makes one with './skilltide key new NAME'");
      }
      return new Sender("", source, Optional.empty());
    }
    KeyRing.Holder holder = holder(given).orElseThrow(() -> unknown("Bearer error=\"invalid_token\"",
        "Authorization: not a key that is known here. It may have been revoked: ask the operator for a new one, and send it as 'Bearer skt_…'"));
    if (!holder.key().covers(source)) {
      meters.note(holder.key().name(), KeyMeters.Outcome.FORBIDDEN);
      throw new RefusedException(HttpStatus.FORBIDDEN, Rejection.FORBIDDEN,
          source.equals(PublisherKey.EVERY)
              ? "This key is for %s: ask the operator for one for every source ('*')"
                  .formatted(holder.key().sourceList())
              : "source: this key is for %s, not for '%s'. Name one of its sources with ?source=, or ask the operator for a key with that one"
                  .formatted(holder.key().sourceList(), source));
    }
    return new Sender(holder.key().name(), source, Optional.of(holder.rate()));
  }

  private Optional<KeyRing.Holder> holder(List<String> authorizations) {
    return Optional.of(authorizations).filter(all -> all.size() == 1).map(List::getFirst).flatMap(Gate::secret)
        .flatMap(keys::holder);
  }

  private RefusedException unknown(String challenge, String why) {
    meters.note("", KeyMeters.Outcome.UNKNOWN);
    return new RefusedException(HttpStatus.UNAUTHORIZED, Rejection.UNAUTHORIZED, why)
        .with(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }

  private static Optional<KeySecret> secret(String authorization) {
    return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? Optional.of(KeySecret.presented(authorization.substring(SCHEME.length()).strip()))
        : Optional.empty();
  }

  private void pay(Sender sender) {
    if (sender.rate().isEmpty() || sender.rate().get().tryConsume(1)) {
      return;
    }
    EstimationProbe empty = sender.rate().get().estimateAbilityToConsume(1);
    long seconds = Duration.ofNanos(empty.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
    meters.note(sender.name(), KeyMeters.Outcome.LIMITED);
    throw new RefusedException(HttpStatus.TOO_MANY_REQUESTS, Rejection.LIMITED,
        "The rate of this key is used up. Wait as long as Retry-After says; many postings in one stream are slowed down instead of refused")
        .with(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(seconds, 1)));
  }
}
