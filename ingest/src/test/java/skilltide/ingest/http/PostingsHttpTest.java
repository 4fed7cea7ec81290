package skilltide.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingId;

class PostingsHttpTest {
  private static final String PATH = "/api/v1/postings";
  private static final String PROBLEM = "application/problem+json";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPostingIsPublishedUnderItsSource() throws Exception {
    TestServer.Answer answer = server.post(PATH + "?source=acme", "application/ld+json; charset=utf-8", posting("1"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).isEqualTo("{\"accepted\":1,\"rejected\":[],\"rejectedCount\":0}");
    assertThat(server.postings()).singleElement().isInstanceOfSatisfying(JobPosted.class, posted -> {
      assertThat(posted.posting()).isEqualTo(new PostingId("acme", "1"));
      assertThat(posted.received()).isEqualTo(TestServer.NOW);
    });
  }

  @Test
  void aBadLineIsToldAndTheOthersAreTaken() throws Exception {
    TestServer.Answer answer = server.post(PATH, "application/x-ndjson",
        posting("0") + "\n\n{\"title\":\"no id\"}\nnot json\n" + posting("3").replace("2026-11-20", "soon") + "\n"
            + posting("4"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.json().path("rejectedCount").asInt()).isEqualTo(3);
    assertThat(answer.json().path("rejected")).extracting(one -> one.path("index").asInt()).containsExactly(1, 2, 3);
    assertThat(answer.json().path("rejected").get(2).path("reason").asText())
        .startsWith("datePosted: not a date: 'soon'");
    assertThat(server.postedIds()).containsExactly("0", "4");
    assertThat(server.count("skilltide.postings.received")).isEqualTo(5);
    assertThat(server.count("skilltide.postings.accepted")).isEqualTo(2);
    assertThat(server.rejected("postings", "invalid")).isEqualTo(2);
    assertThat(server.rejected("postings", "not_json")).isEqualTo(1);
  }

  @Test
  void aListAGraphAndValuesInARowAreTaken() throws Exception {
    assertThat(server.post(PATH, "application/json", "[%s,%s]".formatted(posting("1"), posting("2"))).status())
        .isEqualTo(202);
    assertThat(server.post(PATH, "application/json", posting("3") + posting("4")).status()).isEqualTo(202);
    assertThat(server.post(PATH, "application/json", "{\"@graph\":[%s,{\"@type\":\"WebSite\"},%s]}"
        .formatted(posting("5"), posting("6"))).json().path("accepted").asInt()).isEqualTo(2);

    assertThat(server.postedIds()).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void theLaterVersionInABodyHasTheHigherRevision() throws Exception {
    server.post(PATH, "application/x-ndjson", posting("1") + "\n" + posting("1"));

    assertThat(server.postings().get(1).revision()).isAfter(server.postings().getFirst().revision());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"title": "no id"}                        | 422 | identifier: missing
      [{"@type": "Recipe"}]                     | 422 | @type: 'Recipe' is not JobPosting
      [{"title": "a"}, {"title": "b"}]          | 422 | None of 2 postings could be taken. The first: identifier: missing
      {"title":                                 | 400 | body: not JSON: it ends after
      {"title": 'x'}                            | 400 | posting 0: not JSON: Unexpected character
      hello                                     | 400 | posting 0: not JSON: Unrecognized token 'hello'
      ``                                        | 400 | body: empty
      """)
  void aBodyOfWhichNothingCanBeTakenIsAProblem(String body, int status, String detail) throws Exception {
    TestServer.Answer answer = server.post(PATH, "application/json", body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).startsWith(PROBLEM + " " + detail);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("accepted").asInt(-1)).isZero();
    assertThat(server.postings()).isEmpty();
    assertThat(server.count("skilltide.postings.received")).isEqualTo(server.count("skilltide.postings.rejected"));
  }

  @Test
  void aListThatBreaksInTheMiddleTellsWhatWasAccepted() throws Exception {
    TestServer.Answer answer = server.post(PATH, "application/json",
        "[%s,%s,{\"title\" \"x\"}]".formatted(posting("1"), posting("2")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).contains("posting 2: not JSON").contains("was accepted");
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(server.postedIds()).containsExactly("1", "2");
  }

  @Test
  void anEmptyListIsNoError() throws Exception {
    assertThat(server.post(PATH, "application/json", "[]").status()).isEqualTo(202);
  }

  @Test
  void oneTooLargePostingIsReadPastAndRefused() throws Exception {
    TestServer.Answer answer = server.post(PATH, "application/json", large(posting("1"), 100));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).startsWith(PROBLEM + " posting: 104,857,").contains("1,048,576");
    assertThat(server.postings()).isEmpty();
    assertThat(server.rejected("postings", "too_large")).isEqualTo(1);
  }

  @Test
  void aTooLargeLineDoesNotStopTheOthers() throws Exception {
    String long1 = posting("1").replace("Kotlin", "x".repeat(Frame.MAX_BYTES));

    TestServer.Answer answer = server.post(PATH, "application/x-ndjson",
        posting("0") + "\n" + long1 + "\n" + posting("2"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("rejected").get(0).path("index").asInt()).isEqualTo(1);
    assertThat(server.postedIds()).containsExactly("0", "2");
  }

  @Test
  void onlyTheFirstThousandReasonsAreToldButAllAreCounted() throws Exception {
    String bad = "{\"title\":\"x\"}\n".repeat(1_500);

    TestServer.Answer answer = server.post(PATH, "application/x-ndjson", posting("1") + "\n" + bad);

    assertThat(answer.json().path("rejected")).hasSize(1_000);
    assertThat(answer.json().path("rejectedCount").asInt()).isEqualTo(1_500);
  }

  @Test
  void aStreamLongerThanTheServersBufferIsTakenWhole() throws Exception {
    List<String> ids = IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();
    String body = ids.stream().map(id -> posting(id).replace("Kotlin", "Kotlin ".repeat(300)))
        .collect(Collectors.joining("\n"));

    TestServer.Answer answer = server.post(PATH, "application/x-ndjson", body);

    assertThat(body.length()).isGreaterThan(20 << 20);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(10_000);
    assertThat(server.postedIds()).isEqualTo(ids);
  }

  @Test
  void aPackedStreamIsUnpackedAsItIsRead() throws Exception {
    // Not the same line again and again, which would be taken for a bomb.
    Random random = new Random(1);
    String words = random.ints(5_000, 'a', 'z').mapToObj(letter -> Character.toString(letter))
        .collect(Collectors.joining());
    String body = IntStream.range(0, 5_000)
        .mapToObj(id -> posting("" + id).replace("Kotlin", words.substring(random.nextInt(1_000))) + "\n")
        .collect(Collectors.joining());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    }

    TestServer.Answer answer = server.post(PATH, "application/x-ndjson",
        HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()), "Content-Encoding", "gzip");

    assertThat(body.length()).isGreaterThan(20 << 20);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @CsvSource({"gzip,body: it broke off: Not in GZIP format", "br,content-encoding: 'br' is not known here"})
  void whatCannotBeUnpackedIsAProblem(String encoding, String detail) throws Exception {
    TestServer.Answer answer = server.post(PATH, "application/json", posting("1"), "Content-Encoding", encoding);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).startsWith(PROBLEM).containsIgnoringCase(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
  void otherContentTypesAreRefused(String type) throws Exception {
    TestServer.Answer answer = server.post(PATH, type, posting("1"));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).startsWith(PROBLEM).contains("application/x-ndjson");
    assertThat(server.postings()).isEmpty();
  }

  @Test
  void aSourceThatIsNoWordIsRefusedByName() throws Exception {
    TestServer.Answer answer = server.post(PATH + "?source=My%20Board", "application/json", posting("1"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo("source");
    assertThat(answer.problem()).startsWith(PROBLEM).contains("'My Board'");
  }

  @Test
  void aWithdrawalIsPublished() throws Exception {
    assertThat(server.send(server.request(PATH + "?source=acme&id=a%2F1").DELETE()).status()).isEqualTo(202);

    assertThat(server.postings())
        .containsExactly(new JobWithdrawn(new PostingId("acme", "a/1"), TestServer.NOW, TestServer.NOW));
    assertThat(server.count("skilltide.withdrawals.accepted")).isEqualTo(1);
  }

  @Test
  void aWithdrawalWithoutAnIdIsAProblem() throws Exception {
    TestServer.Answer missing = server.send(server.request(PATH + "?source=acme").DELETE());
    TestServer.Answer blank = server.send(server.request(PATH + "?source=acme&id=%20").DELETE());

    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.problem()).startsWith(PROBLEM).contains("id");
    assertThat(blank.status()).isEqualTo(400);
    assertThat(blank.json().path("field").asText()).isEqualTo("id");
  }

  @Test
  void pathsAndMethodsThatAreNotThereAreProblems() throws Exception {
    TestServer.Answer path = server.send(server.request("/api/v1/nothing").GET().header("Accept", "text/html"));
    TestServer.Answer method = server.send(server.request(PATH).GET());

    assertThat(path.status()).isEqualTo(404);
    assertThat(path.problem()).startsWith(PROBLEM).contains("/api/v1/nothing");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.problem()).startsWith(PROBLEM).contains("POST");
  }

  private static String posting(String id) {
    return """
        {"@type":"JobPosting","identifier":"%s","title":"Engineer","description":"Kotlin","datePosted":"2026-11-20"}"""
        .formatted(id);
  }

  // Made as it is sent: nobody holds it whole.
  private static HttpRequest.BodyPublisher large(String posting, int megabytes) {
    String[] around = posting.split("Kotlin", -1);
    byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(around[0]),
        HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(megabytes, megabyte)),
        HttpRequest.BodyPublishers.ofString(around[1]));
  }
}
