import type { Migration } from './migration.ts'

/** The user's word on which figure prevails: records like any other. One ends when a later one names it in `undoes`. */
export const override: Migration = {
  name: '2026-11-25-override',
  statements: [
    `CREATE TABLE override (
       seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, figure TEXT, definition TEXT NOT NULL, undoes TEXT NOT NULL,
       because TEXT NOT NULL CHECK (because <> ''), known TEXT NOT NULL
     ) STRICT`,
    ...['UPDATE', 'DELETE'].map(
      (verb) =>
        `CREATE TRIGGER override_no_${verb.toLowerCase()} BEFORE ${verb} ON override
         BEGIN SELECT RAISE(ABORT, 'overrides are never edited or deleted; a withdrawal is a new record'); END`,
    ),
  ],
}
