package skilltide.dashboard.live;

import io.netty.buffer.ByteBuf;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * A frame, encoded once a wire for however many viewers. Whoever is given one releases it. The thread that makes it
 * prepares it; any thread may read what was prepared before it was handed over.
 */
final class Frame extends AbstractReferenceCounted {
  private final Place place;
  private final byte[] json;
  private final Map<Wire, ByteBuf> bytes = new EnumMap<>(Wire.class);

  private Frame(Place place, byte[] json) {
    this.place = place;
    this.json = json;
  }

  /** A frame of a stream, to be prepared. */
  static Frame of(Place place, String json) {
    return new Frame(place, json.getBytes(StandardCharsets.UTF_8));
  }

  /** A frame that stands in no stream, and is not compressed. */
  static Frame single(String json) {
    return new Frame(Place.NOWHERE, json.getBytes(StandardCharsets.UTF_8)).uncompressed();
  }

  /** This one with a field more, for one viewer: it is not compressed. */
  Frame with(String field) {
    byte[] more = field.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[json.length + more.length + 1];
    System.arraycopy(json, 0, all, 0, json.length - 1);
    all[json.length - 1] = ',';
    System.arraycopy(more, 0, all, json.length, more.length);
    all[all.length - 1] = '}';
    return new Frame(place, all).uncompressed();
  }

  private Frame uncompressed() {
    bytes.put(Wire.TEXT, Encoder.text(json));
    bytes.put(Wire.EVENTS, Encoder.event(json, id()));
    return this;
  }

  /** Encodes it for a wire, if it is not yet. */
  void prepare(Wire wire, Encoder encoder) {
    if (!bytes.containsKey(wire)) {
      bytes.put(wire, switch (wire) {
        case TEXT -> Encoder.text(json);
        case DEFLATED -> encoder.deflated(json);
        case EVENTS -> Encoder.event(json, id());
      });
    }
  }

  Place place() {
    return place;
  }

  /** What it says. */
  String json() {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** How long the JSON is. */
  int length() {
    return json.length;
  }

  /** The bytes for a wire, shared: to be duplicated. */
  ByteBuf bytes(Wire wire) {
    ByteBuf prepared = bytes.get(wire);
    if (prepared == null && wire == Wire.DEFLATED) {
      prepared = bytes.get(Wire.TEXT); // a socket that may be sent compressed messages may be sent others too
    }
    if (prepared == null) {
      throw new IllegalStateException("Not prepared for " + wire);
    }
    return prepared;
  }

  private String id() {
    return place.equals(Place.NOWHERE) ? "" : place.toString();
  }

  @Override
  public Frame retain() {
    super.retain();
    return this;
  }

  @Override
  public ReferenceCounted touch(Object hint) {
    return this;
  }

  @Override
  protected void deallocate() {
    bytes.values().forEach(ReferenceCounted::release);
  }
}
