package skilltide.dashboard.live;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skilltide.dashboard.query.InvalidViewException;

/** A view as the query of an address. */
final class ViewQuery {

  private ViewQuery() {}

  /**
   * Each name with its one value; {@code skills} may be given several times.
   *
   * @throws InvalidViewException when another is given more than once
   */
  static Map<String, String> read(String uri) {
    Map<String, String> view = new TreeMap<>();
    for (Map.Entry<String, List<String>> given : new QueryStringDecoder(uri).parameters().entrySet()) {
      if (given.getValue().size() > 1 && !given.getKey().equals("skills")) {
        throw new InvalidViewException(given.getKey(), "given more than once");
      }
      view.put(given.getKey(), String.join(",", given.getValue()));
    }
    return view;
  }
}
