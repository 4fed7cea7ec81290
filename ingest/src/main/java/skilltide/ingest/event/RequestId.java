package skilltide.ingest.event;

/** How what belongs to one request is found again, in logs and on its way through Kafka. */
public final class RequestId {
  /** Its name in HTTP, both ways. */
  public static final String HTTP_HEADER = "X-Request-Id";

  /** Its name in log lines. */
  public static final String NAME = "request";

  /** Its name among the headers of a record, UTF-8; absent where no request published it. */
  public static final String KAFKA_HEADER = "skilltide-request";

  private RequestId() {}
}
