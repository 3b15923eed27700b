import type { Migration } from './migration.ts'
import { never } from './never.ts'

/** Evidence and ledger: append-only, with two times. The newest known record of an id counts, among those known by the day asked about. */
export const ledger: Migration = {
  name: '2026-11-22-ledger',
  statements: [
    `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `INSERT INTO setting VALUES ('revision', '0')`,

    `CREATE TABLE bundle (
       seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, loaded TEXT NOT NULL, added INTEGER NOT NULL, withdrawn INTEGER NOT NULL
     ) STRICT`,

    `CREATE TABLE source (
       seq INTEGER PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL, publisher TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL,
       published TEXT NOT NULL, edition TEXT NOT NULL, licence TEXT NOT NULL, redistribution TEXT NOT NULL, rank INTEGER NOT NULL,
       file TEXT NOT NULL
     ) STRICT`,
    `CREATE INDEX source_id ON source (id, seq)`,

    `CREATE TABLE figure (
       seq INTEGER PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('bundle', 'added')),
       subject TEXT NOT NULL, measure TEXT NOT NULL, mineral TEXT, basis TEXT NOT NULL, stage TEXT, geography TEXT, counterpart TEXT,
       whole TEXT, period TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, scenario TEXT, operator TEXT NOT NULL,
       value REAL, low REAL, high REAL, words TEXT, publisher TEXT NOT NULL, source TEXT NOT NULL, edition TEXT NOT NULL,
       rank INTEGER NOT NULL, known TEXT NOT NULL, receipts TEXT NOT NULL, derived_from TEXT NOT NULL, note TEXT NOT NULL,
       valid_from TEXT, valid_to TEXT
     ) STRICT`,
    `CREATE INDEX figure_id ON figure (id, known, seq)`,
    ...never('figure', 'figures'),

    `CREATE TABLE event (
       seq INTEGER PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('bundle', 'added')),
       date TEXT NOT NULL, actor TEXT NOT NULL, jurisdiction TEXT NOT NULL, places TEXT NOT NULL, kind TEXT NOT NULL,
       instrument TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, minerals TEXT NOT NULL, valid_from TEXT, valid_to TEXT,
       status TEXT NOT NULL, undoes TEXT NOT NULL, confidence TEXT NOT NULL, known TEXT NOT NULL, receipts TEXT NOT NULL
     ) STRICT`,
    `CREATE INDEX event_id ON event (id, known, seq)`,
    ...never('event', 'events'),

    `CREATE TABLE receipt (
       seq INTEGER PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('bundle', 'added')),
       class TEXT NOT NULL CHECK (class IN ('held', 'transcribed', 'cited')), source TEXT NOT NULL, publisher TEXT NOT NULL,
       title TEXT NOT NULL, url TEXT NOT NULL, published TEXT, edition TEXT NOT NULL, licence TEXT NOT NULL, language TEXT NOT NULL,
       quote TEXT NOT NULL, names TEXT NOT NULL, locator TEXT, original TEXT, known TEXT NOT NULL,
       CHECK ((class = 'held') = (original IS NOT NULL))
     ) STRICT`,
    `CREATE INDEX receipt_id ON receipt (id, known, seq)`,
    `CREATE INDEX receipt_source ON receipt (source, class)`,
    ...never('receipt', 'receipts'),

    // What a later edition of the bundled data no longer says. The record itself stays; from that day it is not told any more.
    `CREATE TABLE standing (
       seq INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('figure', 'event', 'receipt')), id TEXT NOT NULL,
       standing TEXT NOT NULL CHECK (standing IN ('withdrawn', 'restored')), day TEXT NOT NULL
     ) STRICT`,
    `CREATE INDEX standing_id ON standing (kind, id, seq)`,
    ...never('standing', 'withdrawals'),
  ],
}
