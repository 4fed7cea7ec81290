/** Lets a view's charts zoom: the time goes into the address, and leaving brings back the one from before. */
export class Zoom {
  #before;

  /**
   * @param host the view, with `view` and `show(changed)`
   * @param {{from: string, to: string}} usual the time when nothing else is known of before
   */
  constructor(host, usual) {
    host.addEventListener('zoom', ({ detail }) => {
      this.#before ??= { from: host.view.from, to: host.view.to };
      host.show(detail);
    });
    host.addEventListener('choose', ({ detail }) => {
      this.#before = undefined;
      host.show(detail);
    });
    host.addEventListener('leave', () => {
      host.show(this.#before ?? usual);
      this.#before = undefined;
    });
  }
}
