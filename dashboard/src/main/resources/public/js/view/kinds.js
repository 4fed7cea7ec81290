/** The kinds of skill, in the order of the tabs; the first is all of them. */
export const KINDS = [
  { id: '', one: 'skill', many: 'skills' },
  { id: 'language', one: 'language', many: 'languages' },
  { id: 'framework', one: 'framework', many: 'frameworks' },
  { id: 'database', one: 'database', many: 'databases' },
  { id: 'platform', one: 'platform', many: 'platforms' },
  { id: 'tool', one: 'tool', many: 'tools' },
  { id: 'protocol', one: 'protocol', many: 'protocols' },
  { id: 'service', one: 'service', many: 'services' },
  { id: 'practice', one: 'practice', many: 'practices' },
];

const UNKNOWN = { one: 'skill', many: 'skills' };

export const kindNamed = (id) => KINDS.find((kind) => kind.id === id) ?? UNKNOWN;
