package skilltide.ingest.source.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.replay.Timer;
import skilltide.ingest.schemaorg.JobPostingMapping;
import skilltide.ingest.source.BoardKind;
import skilltide.ingest.source.Round;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.Trouble;

/** A round: compares what is shown with what is known, keeps the difference in a spool, and has it written down once it is settled. */
final class SpooledRound implements Round, AutoCloseable {
  /** So many times as much as usual, or as little, is not believed. */
  private static final int FAR_MORE = 100;
  private static final int FAR_LESS = 10;
  /** A board that is not yet known well: so few postings are no usual number. */
  private static final int FEW = 10;
  /** What stays so for as long as this is believed. */
  private static final Duration DOUBT = Duration.ofDays(1);
  /** How long a posting is remembered that is gone: shown again with the same words after that, it is new. */
  private static final Duration MEMORY = Duration.ofDays(180);
  private static final int MOST_FORGOTTEN = 1_000;
  private static final int HASH_BYTES = 16;
  /** Where a position keeps what was missing from the last whole round, of a list that came page by page. */
  private static final String MISSING = "missing";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final SourceName source;
  private final Ledger ledger;
  private final Book book;
  private final Timer timer;
  private final Findings findings;
  private final Spool spool = new Spool();
  private final Standing before;
  private final ObjectNode position;
  private final Set<String> seen = new HashSet<>();
  private final int usual;
  /** What this round has found out and has not settled yet: newer than the ledger. */
  private final Map<String, Known> found = new HashMap<>();

  SpooledRound(SourceName source, Ledger ledger, Book book, Timer timer, Findings findings) throws IOException {
    this.source = source;
    this.ledger = ledger;
    this.book = book;
    this.timer = timer;
    this.findings = findings;
    before = ledger.standing();
    position = before.position().deepCopy();
    usual = ledger.open();
  }

  @Override
  public ObjectNode position() {
    return position;
  }

  @Override
  public Instant now() {
    return timer.now();
  }

  @Override
  public boolean isFirst() {
    return before.finished() == null;
  }

  @Override
  public void posting(ObjectNode posting) throws IOException {
    String id = posting.path("identifier").asText();
    if (isBoard()) { // what it shows now is newer than all it showed before, whatever it says about itself
      posting.remove("dateModified");
    }
    String content = hash(posting);
    if (seen.add(id)) { // a list that moves while it is read page by page shows some twice
      findings.shown();
      expect(seen.size());
    }
    Optional<Known> known = known(id);
    if (known.filter(Known::isOpen).filter(same -> same.content().equals(content)).isPresent()) {
      return;
    }
    try {
      JobPosted posted = JobPostingMapping.map(posting, source.origin(), timer.now());
      add(new Entry(id, new Known(content, posted.posted(), null), isBackfill() ? posted.asBackfill() : posted));
      findings.published(known.filter(Known::isOpen).isPresent());
    } catch (MalformedEventException e) {
      unreadable(id, e.getMessage());
    }
  }

  private Optional<Known> known(String id) {
    return Optional.ofNullable(found.get(id)).or(() -> ledger.posting(id));
  }

  private void add(Entry entry) throws IOException {
    spool.add(entry);
    found.put(entry.id(), entry.known());
  }

  private boolean isBackfill() {
    return isFirst() && isBoard();
  }

  // Else a folder of files, which is history.
  private boolean isBoard() {
    return BoardKind.named(source.board()).showsOnlyWhatIsOpen();
  }

  @Override
  public void unreadable(String place, String why) {
    findings.rejected(place, why);
  }

  @Override
  public boolean isOpen(String id) {
    return known(id).filter(Known::isOpen).isPresent();
  }

  @Override
  public void same(String id) {
    if (seen.add(id)) {
      findings.shown();
    }
  }

  @Override
  public void gone(String id) throws IOException {
    Optional<Known> known = known(id).filter(Known::isOpen);
    if (known.isPresent()) {
      Instant now = timer.now();
      add(new Entry(id, known.get().goneAt(now), new JobWithdrawn(new PostingId(source.origin(), id), now, now)));
      findings.withdrawn();
    }
  }

  @Override
  public void expect(long postings) throws SourceException {
    if (!isFirst() && isBoard() && postings > (long) FAR_MORE * Math.max(FEW, usual)) {
      doubt("shows %,d postings or more where there were %,d".formatted(postings, usual));
    }
  }

  @Override
  public void completeSince(Instant oldest) throws IOException, InterruptedException {
    position.remove(MISSING);
    for (String id : missingSince(oldest)) {
      gone(id);
    }
    settle();
  }

  @Override
  public void completePaged() throws IOException, InterruptedException {
    Set<String> missed = position.path(MISSING).valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    Set<String> missing = missingSince(Instant.MIN);
    for (String id : missing) {
      if (missed.contains(id)) {
        gone(id);
      }
    }
    missing.removeAll(missed);
    position.remove(MISSING);
    if (!missing.isEmpty()) {
      missing.forEach(position.putArray(MISSING)::add);
    }
    settle();
  }

  /** Those that are open, as far as is known, and were not shown; nothing of it is done before it is believed. */
  private Set<String> missingSince(Instant oldest) throws SourceException {
    int expected = openSince(oldest);
    if (!isFirst() && (long) seen.size() * FAR_LESS < expected) {
      doubt(seen.isEmpty()
          ? "shows nothing where there were %,d postings".formatted(expected)
          : "shows %,d postings where there were %,d".formatted(seen.size(), expected));
    }
    Set<String> missing = new TreeSet<>();
    ledger.forEach((id, known) -> {
      if (known.isOpen() && !seen.contains(id) && isSince(known, oldest)) {
        missing.add(id);
      }
    });
    return missing;
  }

  private int openSince(Instant oldest) {
    int[] open = {0};
    ledger.forEach((id, known) -> open[0] += known.isOpen() && isSince(known, oldest) ? 1 : 0);
    return open[0];
  }

  private static boolean isSince(Known known, Instant oldest) {
    Instant posted = known.posted();
    return oldest.equals(Instant.MIN) || posted != null && !posted.isBefore(oldest);
  }

  // What has been so for a day may well be true: a source must not wait for somebody who looks after it.
  private void doubt(String what) throws SourceException {
    Instant since = before.doubted();
    if (since == null || timer.now().isBefore(since.plus(DOUBT))) {
      throw new SourceException(Trouble.HELD_BACK,
          "%s %s; held back until it has been so for a day".formatted(source, what));
    }
  }

  @Override
  public void unchanged() {
    findings.unchanged();
  }

  @Override
  public void settle() throws IOException, InterruptedException {
    write(new Standing(position.deepCopy(), before.finished(), before.doubted(), null));
  }

  /** Settles what is left, and that the round has come to its end. */
  void finish() throws IOException, InterruptedException {
    write(new Standing(position, timer.now(), null, null));
    forgetLongGone();
  }

  private void forgetLongGone() throws IOException, InterruptedException {
    Instant longAgo = timer.now().minus(MEMORY);
    List<String> ids = new ArrayList<>();
    ledger.forEach((id, known) -> {
      Instant gone = known.gone();
      if (gone != null && gone.isBefore(longAgo) && ids.size() < MOST_FORGOTTEN) {
        ids.add(id);
      }
    });
    if (!ids.isEmpty()) {
      book.forget(source, ids);
      ids.forEach(ledger::remove);
    }
  }

  private void write(Standing standing) throws IOException, InterruptedException {
    spool.drain(batch -> {
      // Before the last batch is there the source stands where it stood: what comes again then is known already.
      Standing reached = spool.size() == 0 ? standing : ledger.standing();
      if (!batch.isEmpty() || !reached.equals(ledger.standing())) {
        book.write(source, batch, reached);
        batch.forEach(entry -> {
          ledger.put(entry.id(), entry.known());
          found.remove(entry.id(), entry.known());
        });
        ledger.stand(reached);
      }
    });
  }

  private static String hash(ObjectNode posting) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(MAPPER.writeValueAsBytes(posting));
      return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e); // every Java has it, and what was read as JSON can be written as JSON
    }
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
