/** Whether it is shown on a wall screen, which holds more; the style sheets begin to say so at the same width. */
export const WALL = matchMedia('(min-width: 2200px)').matches;
