package skilltide.streams.result;

/**
 * Which row of which input partition: the key of {@code skill-counts}. A reader keeps the last row a key and adds the
 * partitions up. Written as {@code job-postings/3/day/2018-04-27/industry/fintech}.
 *
 * @param input what is counted
 * @param partition the input partition that was counted, and the output partition that the row lies in
 * @param grain how long the bucket is
 * @param bucket the bucket's number
 * @param facet what is split by
 * @param value the facet's value; empty for {@link Facet#ALL}
 */
public record RowKey(Input input, int partition, Grain grain, long bucket, Facet facet, String value) {

  /** @throws IllegalArgumentException when the text is no row's key */
  public static RowKey parse(String key) {
    String[] parts = key.split("/", 6);
    if (parts.length != 6) {
      throw new IllegalArgumentException("No row's key: '" + key + "'");
    }
    try {
      Grain grain = switch (parts[2]) {
        case "day" -> Grain.DAY;
        case "hour" -> Grain.HOUR;
        default -> throw new IllegalArgumentException("unknown grain '" + parts[2] + "'");
      };
      return new RowKey(Input.of(parts[0]), Integer.parseInt(parts[1]), grain, grain.parse(parts[3]),
          Facet.of(parts[4]), parts[5]);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("No row's key: '" + key + "': " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return String.join("/", input.word(), Integer.toString(partition), grain.word(), grain.format(bucket),
        facet.word(), value);
  }
}
