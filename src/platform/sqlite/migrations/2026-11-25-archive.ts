import { never } from './never.ts'
import type { Migration } from './migration.ts'

/**
 * What was collected: sights of documents and what they claim, append-only; and the state of collecting (jobs, watched sources), which
 * changes and proves nothing.
 */
export const archive: Migration = {
  name: '2026-11-25-archive',
  statements: [
    `CREATE TABLE capture (
       seq INTEGER PRIMARY KEY, address TEXT NOT NULL, receipt TEXT NOT NULL, content TEXT NOT NULL, original TEXT NOT NULL,
       start INTEGER NOT NULL, at TEXT NOT NULL, flags TEXT NOT NULL
     ) STRICT`,
    `CREATE INDEX capture_address ON capture (address, seq)`,
    `CREATE INDEX capture_receipt ON capture (receipt)`,
    ...never('capture', 'captures'),

    // Files of many documents that were read to their end, by the hash of their bytes: read again, they have nothing new to say.
    `CREATE TABLE container (hash TEXT PRIMARY KEY, documents INTEGER NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID`,

    `CREATE TABLE claim (
       seq INTEGER PRIMARY KEY, receipt TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, quote TEXT NOT NULL,
       type TEXT NOT NULL, subject TEXT, mineral TEXT, stage TEXT, geography TEXT, counterpart TEXT, measure TEXT, whole TEXT,
       operator TEXT, value REAL, high REAL, words TEXT, unit TEXT, basis TEXT, as_of TEXT, modality TEXT NOT NULL, attributed TEXT
     ) STRICT`,
    `CREATE INDEX claim_receipt ON claim (receipt, start)`,
    `CREATE INDEX claim_measure ON claim (measure, geography, mineral)`,
    ...never('claim', 'claims'),

    // What is to be fetched or read. Of one target at most one job is open; a lease that has run out may be taken by anybody.
    `CREATE TABLE job (
       id INTEGER PRIMARY KEY, key TEXT NOT NULL, target TEXT NOT NULL, run TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead')), tries INTEGER NOT NULL, due INTEGER NOT NULL,
       holder TEXT, until INTEGER, made INTEGER NOT NULL, ended INTEGER, says TEXT, report TEXT NOT NULL
     ) STRICT`,
    `CREATE UNIQUE INDEX job_open ON job (key) WHERE state IN ('waiting', 'running')`,
    `CREATE INDEX job_due ON job (state, due, id)`,
    `CREATE INDEX job_run ON job (run, state)`,

    `CREATE TABLE watched (
       id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('feed', 'page', 'list')),
       title TEXT NOT NULL, publisher TEXT NOT NULL, every INTEGER NOT NULL CHECK (every > 0), added INTEGER NOT NULL,
       paused INTEGER NOT NULL CHECK (paused IN (0, 1)), due INTEGER NOT NULL, etag TEXT, last_modified TEXT, content TEXT,
       tried INTEGER, succeeded INTEGER, changed INTEGER, failures INTEGER NOT NULL, says TEXT, kept INTEGER NOT NULL
     ) STRICT`,
  ],
}
