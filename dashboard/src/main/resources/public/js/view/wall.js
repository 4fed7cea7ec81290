/** Whether it is shown on a wall screen, which holds more; the style sheets begin to say so at the same width. */
const wide = matchMedia('(min-width: 2200px)');
export const isWall = () => wide.matches;
