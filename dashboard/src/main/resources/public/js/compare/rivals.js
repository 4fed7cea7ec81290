/** What people compare, by id and name: offered where nothing is chosen yet. */
export const RIVALS = [
  { java: 'Java', kotlin: 'Kotlin', scala: 'Scala' },
  { react: 'React', angular: 'Angular', vue: 'Vue' },
  { rest: 'REST', graphql: 'GraphQL', grpc: 'gRPC' },
  { postgresql: 'PostgreSQL', mysql: 'MySQL', mongodb: 'MongoDB' },
  { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud' },
  { sql: 'SQL', nosql: 'NoSQL' },
];
