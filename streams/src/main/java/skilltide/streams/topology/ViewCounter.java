package skilltide.streams.topology;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.TermViewed;
import skilltide.streams.count.RowChanges.Change;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowKey;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.topology.Rejection.Rejected;

/** Counts the glossary views of one partition, by the hour and by the day. */
final class ViewCounter implements Processor<byte[], byte[], byte[], byte[]> {
  private final Taxonomy taxonomy;
  private final Examiner examiner;
  private final Duration tick;
  private final StreamsMeters meters;
  private ProcessorContext<byte[], byte[]> context;
  private CountedRows rows;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  ViewCounter(Taxonomy taxonomy, Examiner examiner, Duration tick, StreamsMeters meters) {
    this.taxonomy = taxonomy;
    this.examiner = examiner;
    this.tick = tick;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    rows = new CountedRows(context, tick);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      count(examined(record), record.timestamp());
      meters.counted(Input.VIEWS);
    } catch (Rejected e) {
      context.forward(e.rejection().of(record, context.recordMetadata().orElse(null), e.detail()),
          PostingCounter.REJECTED_SINK);
      meters.rejected(Input.VIEWS, e.rejection(), e.detail());
    }
  }

  private TermViewed examined(Record<byte[], byte[]> record) throws Rejected {
    TermViewed view = examiner.read(record, EventJson::readView);
    examiner.placed(record, view.visitor(), context.taskId().partition());
    examiner.possible("viewed", view.viewed(), context.currentSystemTimeMs());
    return view;
  }

  private void count(TermViewed view, long received) throws Rejected {
    String skill = taxonomy.skill(view.term())
        .orElseThrow(() -> new Rejected(Rejection.UNKNOWN_TERM, "term: unknown '" + view.term() + "'"))
        .id();
    Change change = new Change(view.viewed(), Counts.ONE_VIEW, new TreeMap<>(Map.of(skill, Counts.ONE_VIEW)));
    for (Grain grain : Grain.values()) {
      rows.change(new RowKey(Input.VIEWS, context.taskId().partition(), grain, grain.bucket(view.viewed()), Facet.ALL,
          ""), change, received);
    }
    rows.publishAfterQuiet();
  }
}
