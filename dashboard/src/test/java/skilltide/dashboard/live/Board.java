package skilltide.dashboard.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client knows that keeps the rules of the protocol. */
final class Board {
  private final Map<String, JsonNode> rows = new HashMap<>();
  private Optional<Place> place = Optional.empty();

  /** Takes a frame over. */
  void apply(JsonNode frame) {
    String type = frame.get("type").asText();
    Place next = new Place(frame.get("stream").asText(), frame.get("seq").asLong());
    switch (type) {
      case "snapshot" -> rows.clear();
      case "delta" -> require(place.equals(Optional.of(new Place(next.stream(), next.seq() - 1))), frame);
      case "resumed" -> require(place.equals(Optional.of(next)), frame);
      default -> throw new IllegalStateException("Not expected: " + frame);
    }
    frame.path("gone").forEach(gone -> rows.remove(gone.asText()));
    frame.path("rows").forEach(row -> rows.put(row.get("skill").asText(), row));
    place = Optional.of(next);
  }

  private void require(boolean follows, JsonNode frame) {
    if (!follows) {
      throw new IllegalStateException("Does not follow " + place + ": " + frame);
    }
  }

  Optional<Place> place() {
    return place;
  }

  List<JsonNode> rows() {
    return rows.values().stream().sorted(Comparator.comparingInt(row -> row.get("rank").asInt())).toList();
  }

  List<String> ranks() {
    return rows().stream().map(row -> row.get("skill").asText()).toList();
  }

  /** The view to send: with where this one is, if it is anywhere. */
  String request(String view) {
    return place.map(at -> view.substring(0, view.length() - 1)
        + ",\"resume\":{\"stream\":\"%s\",\"seq\":%d,\"ranks\":[%s]}}".formatted(at.stream(), at.seq(),
            String.join(",", ranks().stream().map(skill -> '"' + skill + '"').toList())))
        .orElse(view);
  }
}
