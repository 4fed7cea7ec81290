package skilltide.dashboard.api;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.feed.Feed;
import skilltide.dashboard.query.Judging;
import skilltide.dashboard.query.Now;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.Readings;
import skilltide.streams.taxonomy.Taxonomy;

/** What REST and the WebSocket ask. */
@Factory
final class QueryFactory {

  @Singleton
  World world(@Property(name = "skilltide.clock", defaultValue = "wall") String clock,
      @Property(name = "skilltide.demo", defaultValue = "false") boolean demo, Taxonomy taxonomy) {
    return new World(clock, demo, taxonomy.version());
  }

  @Singleton
  Now now(World world, Cube cube, Clock clock) {
    return switch (world.clock()) {
      case "wall" -> Now.wall(clock);
      case "event" -> Now.event(cube, clock);
      default -> throw new ConfigurationException("skilltide.clock: '" + world.clock() + "' is neither wall nor event");
    };
  }

  @Singleton
  Judging judging(Readings readings, World world) {
    return new Judging(readings, world.clock().equals("event"), thread("judging"), thread("looking-back"),
        System::nanoTime);
  }

  private static Executor thread(String name) {
    return Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().name(name).unstarted(work));
  }

  @Singleton
  Queries queries(Cube cube, Readings readings, Taxonomy taxonomy, Now now, Feed feed, Judging judging) {
    return new Queries(cube, readings, taxonomy, now, feed::freshness, judging);
  }
}
