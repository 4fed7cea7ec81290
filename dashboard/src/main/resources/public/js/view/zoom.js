/** Lets a view's charts zoom: the time goes into the address, and leaving brings back the one from before. */
export class Zoom {
  #before;

  /**
   * @param host the view, with `view` and `show(changed)`
   * @param {{from: string}} usual the view's defaults: its time is that when nothing else is known of before
   */
  constructor(host, { from }) {
    host.addEventListener('zoom', ({ detail }) => {
      this.#before ??= { from: host.view.from, to: host.view.to };
      host.show(detail);
    });
    host.addEventListener('choose', ({ detail }) => {
      this.#before = undefined;
      host.show(detail);
    });
    host.addEventListener('leave', () => {
      host.show(this.#before ?? { from, to: 'now' });
      this.#before = undefined;
    });
  }
}
