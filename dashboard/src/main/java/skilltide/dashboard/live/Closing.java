package skilltide.dashboard.live;

/** Why a viewer is sent away: codes as RFC 6455 (7.4) has them, from 4000 on our own. */
enum Closing {
  NO_TEXT(1003, "A view is a text message"), NOT_UTF8(1007, "A view is UTF-8"), TOO_BIG(1009,
      "The message is larger than skilltide.live.max-message"), STOPPING(1012,
          "This instance stops: come back in a moment"), FULL(1013,
              "All places are taken: try again later"), FAILED(1011, "Something failed here; come back"),
  /** A refusal in the protocol itself, which Netty words. */
  PROTOCOL(1002, "Not as RFC 6455 has it"), TOO_MANY_OF_ADDRESS(4001,
      "Too many sockets of your address: close one"), TOO_MANY_VIEWS(4002,
          "Too many views a second: ask more slowly"), TOO_SLOW(4003,
              "You take frames too slowly: come back when the way is free"), SILENT(4004, "No answer to pings"),
  /** What only server-sent events need saying so: a socket goes on with the view before. */
  NO_VIEW(4005, "There is nothing to show: see the frame before");

  private final int code;
  private final String reason;

  Closing(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
