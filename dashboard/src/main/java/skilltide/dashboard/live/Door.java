package skilltide.dashboard.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.Queries;

/** Lets viewers in and out, and hears what they want to see. For the threads of event loops. */
@Context
final class Door implements ApplicationEventListener<ServerShutdownEvent> {
  private final Queries queries;
  private final Broadcast broadcast;
  private final Places places;
  private final LiveSettings settings;
  private final LiveMeters meters;
  private final Map<EventExecutor, Shard> shards = new ConcurrentHashMap<>();

  Door(Queries queries, Broadcast broadcast, Places places, LiveSettings settings, LiveMeters meters,
      MeterRegistry registry) {
    this.queries = queries;
    this.broadcast = broadcast;
    this.places = places;
    this.settings = settings;
    this.meters = meters;
    Gauge.builder("skilltide.live.queued", () -> shards.values().stream().mapToLong(Shard::queued).sum())
        .description("What waits until viewers take it, beside what the kernel holds").baseUnit("bytes")
        .register(registry);
  }

  LiveSettings settings() {
    return settings;
  }

  /** Counts somebody in, who is to be counted out, unless there is a reason to send them away. */
  Optional<Closing> enter(String address) {
    return places.take(address);
  }

  /** Tells why somebody was not let in. */
  void refused(Closing why) {
    meters.closed(why);
  }

  /** A viewer over a socket that was taken over. */
  Viewer open(ChannelHandlerContext context, Wire wire) {
    Shard shard = shards.computeIfAbsent(context.executor(),
        loop -> new Shard(loop, settings, broadcast::catchUp, meters));
    // Not all who came at the same time are to be asked at the same time.
    long first = System.nanoTime() + ThreadLocalRandom.current().nextLong(settings.ping().toNanos());
    Viewer viewer = new Viewer(context, wire, shard, first);
    shard.enter(viewer);
    return viewer;
  }

  /** Shows a viewer what they ask for, or tells them what is wrong with it. */
  void asked(Viewer viewer, String message) {
    try {
      ViewMessage asked = ViewMessage.read(message);
      broadcast.watch(viewer, new Wanted(queries.view(asked.view()), asked.resume()));
    } catch (InvalidViewException e) {
      Frame error = Frame.single(FrameJson.invalid(e));
      viewer.tell(error);
      error.release();
    }
  }

  /**
   * What an address with a query asks for.
   *
   * @param lastEventId of those who come back, else empty
   * @throws InvalidViewException when there is no such view
   */
  Wanted wanted(String uri, String lastEventId) {
    return new Wanted(queries.view(ViewQuery.read(uri)), Resume.of(lastEventId));
  }

  /** Shows a viewer this. */
  void show(Viewer viewer, Wanted wanted) {
    broadcast.watch(viewer, wanted);
  }

  /** Counts somebody out, who has become a viewer if nothing failed. */
  void closed(@Nullable Viewer viewer, String address) {
    places.free(address);
    if (viewer != null) {
      viewer.closed();
      viewer.shard().leave(viewer);
      broadcast.leave(viewer);
    }
  }

  /** The server stops: viewers are told so, that they come back. */
  @Override
  public void onApplicationEvent(ServerShutdownEvent event) {
    shards.values().forEach(shard -> shard.close(Closing.STOPPING));
  }
}
