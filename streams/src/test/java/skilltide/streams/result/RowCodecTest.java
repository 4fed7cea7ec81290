package skilltide.streams.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowCodecTest {
  private static final Row ROW = new Row(Instant.parse("2018-04-27T09:00:00Z"), new Counts(300, 40, 2, 0, 0),
      new TreeMap<>(Map.of("java", new Counts(150, 20, 1, 0, 0), "c++", new Counts(1 << 20, 0, 0, 0, 9))));

  @Test
  void rowSurvivesItsBytes() {
    assertThat(RowCodec.decode(RowCodec.encode(ROW))).isEqualTo(ROW);
    assertThat(RowCodec.decode(RowCodec.encode(Row.EMPTY))).isEqualTo(Row.EMPTY);
  }

  @Test
  void rowOfALaterVersionIsRefusedWithTheMend() {
    byte[] later = RowCodec.encode(ROW);
    later[0] = 3;

    assertThatThrownBy(() -> RowCodec.decode(later)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 3").hasMessageContaining("upgrade");
  }

  @Test
  void rowOfTheFirstVersionIsStillRead() {
    byte[] first = {1, 3, 0, 0, 0, 0, 0, 0, 0, 60, 5, 2, 1, 0, 2, 'g', 'o', 4, 1};

    assertThat(RowCodec.decode(first)).isEqualTo(new Row(Instant.ofEpochSecond(60), new Counts(5, 0, 2, 0, 0),
        new TreeMap<>(Map.of("go", new Counts(4, 0, 1, 0, 0)))));
  }

  @Test
  void halfARowIsRefused() {
    byte[] whole = RowCodec.encode(ROW);

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RowCodec.decode(part)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> RowCodec.check(part)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatCannotBeReadLaterIsRefusedAtOnce() {
    byte[] noText = {2, 1, 0, 0, 0, 0, 0, 0, 0, 60, 5, 1, 0, 2, 'g', (byte) 0xFF, 4};
    byte[] noTime = RowCodec.encode(ROW);
    noTime[2] = 0x7F;

    RowCodec.check(RowCodec.encode(ROW));
    assertThatThrownBy(() -> RowCodec.check(noText)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RowCodec.check(noTime)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keySurvivesItsText() {
    RowKey day = new RowKey(Input.POSTINGS, 3, Grain.DAY, Grain.DAY.bucket(ROW.newest()), Facet.SOURCE, "a/b");
    RowKey hour = new RowKey(Input.VIEWS, 0, Grain.HOUR, Grain.HOUR.bucket(ROW.newest()), Facet.ALL, "");

    assertThat(day).hasToString("job-postings/3/day/2018-04-27/source/a/b");
    assertThat(hour).hasToString("glossary-views/0/hour/2018-04-27T09/all/");
    assertThat(RowKey.parse(day.toString())).isEqualTo(day);
    assertThat(RowKey.parse(hour.toString())).isEqualTo(hour);
    assertThatThrownBy(() -> RowKey.parse("nonsense")).hasMessageContaining("nonsense");
  }
}
