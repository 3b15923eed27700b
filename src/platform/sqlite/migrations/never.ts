/** Triggers that refuse to change or delete what a table has recorded. */
export const never = (table: string, what: string): string[] =>
  ['UPDATE', 'DELETE'].map(
    (verb) =>
      `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
       BEGIN SELECT RAISE(ABORT, '${what} are never edited or deleted; a correction is a new record'); END`,
  )
