package skilltide.dashboard.market;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.query.Leaders;
import skilltide.dashboard.query.Leaders.Leader;
import skilltide.dashboard.query.Leaders.Standing;
import skilltide.dashboard.query.Now;
import skilltide.streams.taxonomy.Taxonomy;

/** Meters what leads the market. What leads no more has no series any more. */
@Context
final class MarketMeters {
  private static final Logger log = LoggerFactory.getLogger(MarketMeters.class);

  private final Cube cube;
  private final Now now;
  private final MarketSettings settings;
  private final Leaders leaders;
  private final MultiGauge postings;
  private final MultiGauge shares;
  private final MultiGauge industries;
  private final ScheduledExecutorService looking = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("market").factory());

  MarketMeters(Cube cube, Now now, Taxonomy taxonomy, MarketSettings settings, MeterRegistry meters) {
    this.cube = cube;
    this.now = now;
    this.settings = settings;
    leaders = new Leaders(taxonomy, settings.skills(), settings.industrySkills());
    postings = MultiGauge.builder("skilltide.skill.postings")
        .description("Postings of the last 30 days that name a skill, of those that most name of a kind")
        .register(meters);
    shares = MultiGauge.builder("skilltide.skill.share").baseUnit("ratio")
        .description("The part of the industry's postings of the last 30 days that name it, where there are enough")
        .register(meters);
    industries = MultiGauge.builder("skilltide.industry.postings")
        .description("Postings of the last 30 days in an industry, where there are enough for a share, and in all")
        .register(meters);
  }

  @PostConstruct
  void start() {
    var unused = looking.scheduleWithFixedDelay(this::look, 0, settings.refresh().toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void close() {
    looking.shutdownNow();
  }

  private void look() {
    try {
      show(cube.read(reader -> leaders.at(reader, now.now())));
    } catch (RuntimeException e) { // the next look goes on
      log.error("What leads the market cannot be metered", e);
    }
  }

  private void show(Standing standing) {
    List<Leader> all = standing.leaders();
    postings.register(all.stream().map(each -> row(each, (double) each.postings())).toList(), true);
    shares.register(all.stream().filter(each -> each.share().isPresent())
        .map(each -> row(each, each.share().getAsDouble())).toList(), true);
    industries.register(standing.industries().entrySet().stream()
        .map(each -> Row.of(Tags.of("industry", each.getKey()), (double) each.getValue())).toList(), true);
  }

  private static Row<?> row(Leader leader, double value) {
    return Row.of(Tags.of("industry", leader.industry(), "kind", leader.skill().kind().word(), "skill",
        leader.skill().id()), value);
  }
}
