package skilltide.dashboard.live;

/** How frames go to a viewer. */
enum Wire {
  /** As text messages of a WebSocket (RFC 6455). */
  TEXT,
  /**
   * As such messages, each compressed by itself (RFC 7692 with no context taken over), so that the same bytes are good
   * for every viewer and no socket keeps a compressor.
   */
  DEFLATED,
  /** As server-sent events. */
  EVENTS
}
