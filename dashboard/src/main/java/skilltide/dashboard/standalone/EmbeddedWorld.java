package skilltide.dashboard.standalone;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import skilltide.dashboard.feed.Feed;
import skilltide.ingest.publish.PostingPublisher;
import skilltide.streams.topology.StreamsRole;

/** The demo's world: all roles run in this process, and Kafka holds nothing but its topics. */
@Singleton
@Requires(property = "skilltide.demo", value = "true")
final class EmbeddedWorld implements World {
  private final PostingPublisher publisher;
  private final Topics topics;
  private final StreamsRole streams;
  private final Feed feed;

  EmbeddedWorld(PostingPublisher publisher, Topics topics, StreamsRole streams, Feed feed) {
    this.publisher = publisher;
    this.topics = topics;
    this.streams = streams;
    this.feed = feed;
  }

  @Override
  public void beginAgain() {
    streams.forget();
    topics.wipe();
    topics.make();
    publisher.beginAgain();
    feed.restart();
    streams.start();
  }
}
