/** Turns the style sheets' colours into what a canvas understands, as the theme has them now. */
export class Colours {
  #probe = document.createElement('span');

  constructor(host) {
    this.#probe.hidden = true;
    host.append(this.#probe);
  }

  /** @param {string} name of a custom property, such as `--ink` */
  get(name) {
    this.#probe.style.color = `var(${name})`;
    return getComputedStyle(this.#probe).color;
  }
}
