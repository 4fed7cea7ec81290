package skilltide.streams.topology;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import skilltide.streams.count.PostingState;
import skilltide.streams.count.PostingStateCodec;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowCodec;

/** The codecs of the core, as Kafka wants them. */
final class CoreSerdes {
  static final Serde<Row> ROW = serde(RowCodec::encode, RowCodec::decode);
  static final Serde<PostingState> POSTING_STATE = serde(PostingStateCodec::encode, PostingStateCodec::decode);

  private CoreSerdes() {}

  private static <T> Serde<T> serde(Function<T, byte[]> encode, Function<byte[], T> decode) {
    return Serdes.serdeFrom((topic, value) -> orNull(value, encode), (topic, bytes) -> orNull(bytes, decode));
  }

  // Kafka writes null for what is deleted.
  @SuppressWarnings("NullAway")
  private static <A, B> B orNull(@Nullable A value, Function<A, B> function) {
    return value == null ? null : function.apply(value);
  }
}
