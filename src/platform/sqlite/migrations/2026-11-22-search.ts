import type { Migration } from './migration.ts'

/**
 * Full text. Facets live in the narrow table `entry`, texts in `entry_text`: counting facets then never reads a text. The index
 * reads its words through a view, so that Chinese and Japanese are cut into words in one place and `rebuild` gives the same index.
 */
export const search: Migration = {
  name: '2026-11-22-search',
  statements: [
    `CREATE TABLE entry (
       rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('bundle', 'added')),
       kind TEXT NOT NULL, receipt TEXT NOT NULL, class TEXT NOT NULL, publisher TEXT NOT NULL, language TEXT NOT NULL, date TEXT,
       elements TEXT NOT NULL, stages TEXT NOT NULL, places TEXT NOT NULL, known TEXT NOT NULL,
       replaces INTEGER REFERENCES entry, held_from TEXT, withdrawn TEXT
     ) STRICT`,
    `CREATE INDEX entry_id ON entry (id, rowid)`,
    `CREATE INDEX entry_receipt ON entry (receipt)`,
    `CREATE TABLE entry_text (
       rowid INTEGER PRIMARY KEY REFERENCES entry, title TEXT NOT NULL, body TEXT NOT NULL, url TEXT NOT NULL
     ) STRICT`,
    `CREATE VIEW entry_words AS
       SELECT rowid, with_word_breaks(title) AS title, with_word_breaks(body) AS body FROM entry_text`,
    // detail=full: smaller details make bm25 read every matching row again, and refuse phrases (docs/method/search.md).
    `CREATE VIRTUAL TABLE entry_index USING fts5(
       title, body, content = 'entry_words', content_rowid = 'rowid', tokenize = 'porter unicode61 remove_diacritics 2', detail = full
     )`,
    `CREATE VIRTUAL TABLE entry_term USING fts5vocab('entry_index', 'row')`,
  ],
}
