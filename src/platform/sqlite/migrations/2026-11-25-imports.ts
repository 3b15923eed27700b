import type { Migration } from './migration.ts'

/** What was imported: one row per file and kind, so that the same bytes are never imported twice and `doctor` can list them. */
export const imports: Migration = {
  name: '2026-11-25-imports',
  statements: [
    `CREATE TABLE import (
       seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, title TEXT NOT NULL, file TEXT NOT NULL,
       known TEXT NOT NULL, imported TEXT NOT NULL, read INTEGER NOT NULL, kept INTEGER NOT NULL, quarantined INTEGER NOT NULL,
       UNIQUE (hash, kind)
     ) STRICT`,
    `CREATE TRIGGER import_no_delete BEFORE DELETE ON import
       BEGIN SELECT RAISE(ABORT, 'imports are never deleted; what they brought is in the ledger'); END`,
  ],
}
