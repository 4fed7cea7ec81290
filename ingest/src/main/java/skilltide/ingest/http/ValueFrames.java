package skilltide.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import skilltide.ingest.event.MalformedEventException;

/**
 * JSON: a value, the elements of an array, or several of these one after another. Only the nesting is followed here;
 * what is inside a value is looked at when it is parsed.
 */
final class ValueFrames implements Frames {
  private final BodyBytes bytes;
  private boolean any;
  private boolean inArray;

  ValueFrames(InputStream body) throws IOException {
    bytes = new BodyBytes(body);
  }

  @Override
  public boolean surviveBrokenValues() {
    return false;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    int next = nonBlank();
    while (inArray ? next == ']' : next == '[') {
      any = true;
      inArray = !inArray;
      next = nonBlank();
      if (inArray && next != ']') {
        return Optional.of(value(next));
      }
    }
    if (inArray) {
      if (next != ',') {
        throw broken(next, "',' or ']'");
      }
      return Optional.of(value(nonBlank()));
    }
    if (next < 0 && any) {
      return Optional.empty();
    }
    if (next < 0) {
      throw new MalformedEventException("body", "empty; send a JobPosting as JSON, or a list of them");
    }
    return Optional.of(value(next));
  }

  private Frame value(int first) throws IOException {
    any = true;
    switch (first) {
      case '{', '[' -> nested(first);
      case '"' -> {
        bytes.keep(first);
        string();
      }
      case -1, ',', ':', ']', '}' -> throw broken(first, "a value");
      default -> word(first);
    }
    return bytes.cut();
  }

  private void nested(int first) throws IOException {
    bytes.keep(first);
    for (int depth = 1; depth > 0;) {
      int next = inside();
      switch (next) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> string();
        default -> {
        }
      }
    }
  }

  private void string() throws IOException {
    for (int next = inside(); next != '"'; next = inside()) {
      if (next == '\\') {
        inside();
      }
    }
  }

  // A number, true, or something that is no JSON at all.
  private void word(int first) throws IOException {
    bytes.keep(first);
    for (int next = bytes.peek(); next >= 0 && !BodyBytes.isBlank(next) && next != ',' && next != ']';) {
      bytes.keep(bytes.read());
      next = bytes.peek();
    }
  }

  private int inside() throws IOException {
    int next = bytes.read();
    if (next < 0) {
      throw broken(next, "the rest of a value");
    }
    bytes.keep(next);
    return next;
  }

  private int nonBlank() throws IOException {
    int next = bytes.read();
    while (BodyBytes.isBlank(next)) {
      next = bytes.read();
    }
    return next;
  }

  private MalformedEventException broken(int found, String expected) {
    return new MalformedEventException("body",
        found < 0
            ? "not JSON: it ends after %,d bytes, where %s should follow".formatted(bytes.count(), expected)
            : "not JSON: '%c' at byte %,d, where %s should be".formatted(found, bytes.count(), expected));
  }
}
