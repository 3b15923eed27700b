import type { Migration } from './migration.ts'

/**
 * Facets as numbers: tokens of them stand in the text index, and pages of them are read at opening. Bodies may be packed, so that their
 * column takes text and bytes. What an entry says (of a figure or a claim) has a table of its own. The index itself is filled afterwards from the
 * entries, by the program that knows how words are cut (`indexed` in `setting`).
 */
export const searchFacets: Migration = {
  name: '2026-11-25-search-facets',
  statements: [
    `DROP TABLE entry_term`,
    `DROP TABLE entry_index`,
    `DROP VIEW entry_words`,
    `ALTER TABLE entry_text RENAME TO entry_text_before`,
    `CREATE TABLE entry_text (
       rowid INTEGER PRIMARY KEY REFERENCES entry, title TEXT NOT NULL, body ANY NOT NULL, url TEXT NOT NULL
     ) STRICT`,
    `INSERT INTO entry_text (rowid, title, body, url) SELECT rowid, title, body, url FROM entry_text_before`,
    `DROP TABLE entry_text_before`,

    `CREATE TABLE entry_said (
       rowid INTEGER PRIMARY KEY REFERENCES entry, measure TEXT, low REAL, high REAL, unit TEXT, modality TEXT, span_from INTEGER, span_to INTEGER
     ) STRICT`,
    // What figures that are there already say; a bound has no other end.
    `INSERT OR IGNORE INTO entry_said
       SELECT e.rowid, f.measure,
         CASE WHEN f.operator IN ('<', '<=') AND f.value IS NOT NULL THEN -9e999 ELSE coalesce(f.low, f.value) END,
         CASE WHEN f.operator IN ('>', '>=') AND f.value IS NOT NULL THEN 9e999 ELSE coalesce(f.high, f.value) END,
         f.unit, f.kind, NULL, NULL
       FROM entry e JOIN figure f ON f.id = e.id AND f.known = e.known WHERE e.kind = 'figure'`,
    `ALTER TABLE entry ADD COLUMN claims INTEGER`,
    `CREATE INDEX entry_replaces ON entry (replaces) WHERE replaces IS NOT NULL`,

    `CREATE TABLE facet_value (number INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (field, value)) STRICT`,
    `CREATE TABLE facet_page (page INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT`,
    // Entries whose facets changed after their page was kept: held, withdrawn, replaced.
    `CREATE TABLE facet_change (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL) STRICT`,

    `CREATE TABLE saved_search (
       seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, query TEXT NOT NULL, undoes TEXT, known TEXT NOT NULL
     ) STRICT`,
    ...['UPDATE', 'DELETE'].map(
      (verb) =>
        `CREATE TRIGGER saved_search_no_${verb.toLowerCase()} BEFORE ${verb} ON saved_search
         BEGIN SELECT RAISE(ABORT, 'saved searches are never edited or deleted; a withdrawal is a new record'); END`,
    ),

    // The index keeps no text: snippets are cut from entry_text. detail=full, because less makes bm25 read every matching text again.
    `CREATE VIRTUAL TABLE entry_index USING fts5(
       title, body, facets, content = '', tokenize = 'porter ascii', detail = full
     )`,
    // Words waiting to be written are kept up to so many bytes: fewer, larger pieces to merge in a bulk load.
    `INSERT INTO entry_index (entry_index, rank) VALUES ('hashsize', 33554432)`,
    `CREATE VIRTUAL TABLE entry_term USING fts5vocab('entry_index', 'row')`,
  ],
}
