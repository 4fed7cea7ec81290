/** The time that a skill's view has unless its address says another: a course needs more than the board's thirty days. */
export const SKILL_VIEW = { from: 'now-1825d' };
