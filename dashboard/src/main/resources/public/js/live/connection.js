const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/**
 * The live connection: sends the view, hands on frames in unbroken sequence, and comes back when it is cut. Then it says where it was,
 * and is given what it missed; after any other gap it asks again for the whole view rather than guess.
 */
export class Connection {
  #url;
  #seen;
  #onFrame;
  #onState;
  #socket;
  #request;
  #at;
  #losses = 0;
  #timer;

  /**
   * @param {() => string[]} seen the skills that were shown last, by rank: also another instance can then say what has changed since
   * @param {(frame: object) => void} onFrame a snapshot, a delta that follows the last frame, or an error
   * @param {(state: 'connecting'|'live'|'reconnecting', reason: string) => void} onState with the server's reason for a cut, if it gave one
   */
  constructor(url, seen, onFrame, onState) {
    this.#url = url;
    this.#seen = seen;
    this.#onFrame = onFrame;
    this.#onState = onState;
    // A cut cable does not close the socket; the browser knows of it long before TCP does.
    addEventListener('offline', () => this.#socket?.close());
    addEventListener('online', () => this.#again());
  }

  /** Watches another view, now if connected, else once connected. */
  watch(request) {
    this.#request = request;
    if (!this.#socket) this.#open();
    else this.#ask();
  }

  #open() {
    this.#timer = undefined;
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.addEventListener('open', () => this.#ask(this.#at));
    socket.addEventListener('message', (message) => this.#read(message.data));
    socket.addEventListener('close', ({ reason }) => this.#lost(socket, reason));
  }

  /** @param {{stream: string, seq: number}} [resume] the last frame that was seen, where the view is still the same */
  #ask(resume) {
    this.#at = resume;
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(resume ? { ...this.#request, resume: { ...resume, ranks: this.#seen() } } : this.#request));
  }

  #read(text) {
    const frame = JSON.parse(text);
    if (frame.type === 'delta' && !this.#follows(frame)) return;
    if (frame.type !== 'error') this.#at = { stream: frame.stream, seq: frame.seq };
    this.#losses = 0;
    this.#onState('live', '');
    if (frame.type !== 'resumed') this.#onFrame(frame);
  }

  #follows(frame) {
    // Deltas of the view before may still arrive until the snapshot of the new one does.
    if (!this.#at) return false;
    if (frame.stream === this.#at.stream && frame.seq === this.#at.seq + 1) return true;
    this.#ask();
    return false;
  }

  #lost(socket, reason) {
    if (socket !== this.#socket) return;
    this.#onState('reconnecting', reason);
    const longest = Math.min(FIRST_WAIT * 2 ** this.#losses++, LONGEST_WAIT);
    // Jitter, so that a server which restarts is not met by all its viewers at once.
    this.#timer = setTimeout(() => this.#open(), longest * (0.5 + Math.random() / 2));
  }

  #again() {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#open();
  }
}
