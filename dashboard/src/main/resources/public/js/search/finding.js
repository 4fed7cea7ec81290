import { answer } from '../live/answers.js';

/**
 * Skills by what somebody typed: those whose name or other name begins so, or is near it where none does.
 * @returns {Promise<{skill: object, by: string|undefined}[]>} with the other name that was met, where it was one; best first
 */
export async function findSkills(words, signal) {
  const typed = words.trim().toLowerCase();
  if (!typed) return [];
  const { skills } = await answer('/api/v1/skills', { q: typed }, signal);
  return skills
    .map((skill) => ({ skill, ...metBy(skill, typed) }))
    .sort((one, other) => one.order - other.order || one.skill.name.length - other.skill.name.length || one.skill.name.localeCompare(other.skill.name));
}

function metBy({ id, name, aliases }, typed) {
  const lower = name.toLowerCase();
  if (lower === typed || id === typed) return { order: 0 };
  const same = aliases.find((alias) => alias.toLowerCase() === typed);
  if (same) return { order: 1, by: same };
  if (lower.startsWith(typed) || id.startsWith(typed)) return { order: 2 };
  const beginning = aliases.find((alias) => alias.toLowerCase().startsWith(typed));
  return beginning ? { order: 3, by: beginning } : { order: 4, near: true };
}
