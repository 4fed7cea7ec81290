package skilltide.dashboard.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static skilltide.dashboard.faults.Outgoing.bytes;
import static skilltide.dashboard.faults.Outgoing.Way.POSTINGS;
import static skilltide.dashboard.faults.Outgoing.Way.VIEWS;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.faults.Outgoing.Fate;
import skilltide.dashboard.faults.Outgoing.Way;
import skilltide.ingest.event.EventJson;

/** Records that others may write to our topics: what is no event, what lies wrong, what cannot be, what is old or new. */
final class Poison {
  static final int LONG = 5 << 20;
  private static final String TIME = "2026-01-02T03:04:05Z";

  private final int partitions;
  private int made;

  Poison(int partitions) {
    this.partitions = partitions;
  }

  /** A short one of each that must be rejected. */
  List<Outgoing> rejected() {
    made++;
    String id = "poison:" + made;
    String view = "{\"term\":\"%s\",\"visitor\":\"poison-%d\",\"viewed\":\"%s\"}";
    return List.of(
        bad(POSTINGS, id, "not JSON at all", "malformed"),
        bad(POSTINGS, id, "", "malformed"),
        bad(POSTINGS, id, "{\"type\":", "malformed"),
        bad(POSTINGS, id, "null", "malformed"),
        bad(POSTINGS, id, "[]", "malformed"),
        bad(POSTINGS, id, "{\"temperature\":21.5}", "malformed"),
        bad(POSTINGS, id, "{\"type\":\"posted\"}", "malformed"),
        bad(POSTINGS, id, "{\"type\":\"paused\",\"posting\":{\"source\":\"a\",\"id\":\"b\"}}", "malformed"),
        bad(POSTINGS, id, posted().replace("\"posting\":", "\"advertisement\":"), "malformed"),
        bad(POSTINGS, id, posted().replace("\"poison\"", "\"POISON !\""), "malformed"),
        bad(POSTINGS, id, posted().replace("\"text\":\"Kotlin\"", "\"text\":null"), "malformed"),
        bad(POSTINGS, id, posted("1969-12-31T23:59:59Z"), "malformed"),
        bad(POSTINGS, id, posted("-200000-01-01T00:00:00Z"), "malformed"),
        bad(POSTINGS, id, posted("2070-01-01T00:00:00Z"), "future"),
        bad(POSTINGS, id, posted("+200000-01-01T00:00:00Z"), "future"),
        bad(POSTINGS, id, posted().replace("\"received\":\"" + TIME, "\"received\":\"2070-01-01T00:00:00Z"), "future"),
        bad(POSTINGS, id, posted().replace("\"revision\":\"" + TIME, "\"revision\":\"2070-01-01T00:00:00Z"), "future"),
        bad(POSTINGS, "poison:of-another", posted(), "wrong-key"),
        new Outgoing(POSTINGS, 0, null, bytes(posted()), new Fate.Rejected("wrong-key")),
        new Outgoing(POSTINGS, null, bytes(id), null, new Fate.Rejected("malformed")),
        new Outgoing(POSTINGS, elsewhere(id), bytes(id), bytes(posted()), new Fate.Rejected("wrong-partition")),
        bad(VIEWS, "poison-" + made, "<html>", "malformed"),
        bad(VIEWS, "poison-" + made, "{\"term\":\"kotlin\"}", "malformed"),
        bad(VIEWS, "another", view.formatted("kotlin", made, TIME), "wrong-key"),
        bad(VIEWS, "poison-" + made, view.formatted("no-such-term", made, TIME), "unknown-term"),
        bad(VIEWS, "poison-" + made, view.formatted("kotlin", made, "1969-12-31T23:00:00Z"), "malformed"),
        bad(VIEWS, "poison-" + made, view.formatted("kotlin", made, "2070-01-01T00:00:00Z"), "future"),
        new Outgoing(VIEWS, elsewhere("poison-" + made), bytes("poison-" + made),
            bytes(view.formatted("kotlin", made, TIME)), new Fate.Rejected("wrong-partition")));
  }

  /** Far longer than a posting may be; {@code rejected-events} keeps the beginning. */
  List<Outgoing> tooLong() {
    byte[] noise = new byte[LONG];
    Arrays.fill(noise, (byte) 'x');
    return List.of(new Outgoing(POSTINGS, null, bytes("poison:long"), noise, new Fate.Rejected("malformed")),
        new Outgoing(VIEWS, null, bytes("poison-long"), noise, new Fate.Rejected("malformed")));
  }

  /** Strange, but to be counted. */
  List<Outgoing> accepted() {
    return List.of(
        good("old", posted("old", TIME, "1970-01-01T00:00:00Z", "")), // the first that can be
        good("unknown-fields", posted("unknown-fields", TIME, TIME, ",\"mood\":{\"good\":[1,2,3]},\"posters\":7")),
        // Yesterday's: before there were titles, posters, pay or dates.
        good("yesterday", """
            {"type":"posted","posting":{"source":"poison","id":"yesterday"},"revision":"2026-01-02T03:04:05Z",\
            "received":"2026-01-02T03:04:06Z","content":{"text":"Kotlin","format":"plain"},"stated":{}}"""),
        // Tomorrow's: what is known in other places, and more.
        good("tomorrow", """
            {"version":7,"type":"posted","posting":{"source":"poison","id":"tomorrow","region":"eu"},\
            "revision":"2026-01-02T03:04:05Z","received":"2026-01-02T03:04:06Z","posted":"2026-01-02T03:00:00Z",\
            "content":{"text":"Kotlin","format":"plain","language":"en"},"stated":{"benefits":["fruit"]}}"""));
  }

  private String posted() {
    return posted(TIME);
  }

  private String posted(String date) {
    return posted(Integer.toString(made), TIME, date, "");
  }

  private static String posted(String id, String revision, String date, String more) {
    return """
        {"type":"posted","posting":{"source":"poison","id":"%s"},"revision":"%s","received":"%s","posted":"%s",
        "content":{"text":"Kotlin","format":"plain"},"stated":{}%s}""".formatted(id, revision, revision, date, more);
  }

  private static Outgoing good(String id, String json) {
    return new Outgoing(POSTINGS, null, bytes("poison:" + id), json.getBytes(UTF_8),
        new Fate.Posting(EventJson.readPosting(json.getBytes(UTF_8))));
  }

  private static Outgoing bad(Way way, @Nullable String key, String value, String reason) {
    return new Outgoing(way, null, key == null ? null : bytes(key), bytes(value), new Fate.Rejected(reason));
  }

  private int elsewhere(String key) {
    return (Utils.toPositive(Utils.murmur2(bytes(key))) + 1) % partitions;
  }
}
