import type { Entry, Gazetteer } from '../gazetteer.ts'
import { readUnits } from '../quantity/unit-table.ts'
import { matcher } from './matcher.ts'

/** Which kind of thing each file of `data/gazetteer/` lists. */
const kindOf: Readonly<Record<string, Entry['kind']>> = {
  minerals: 'mineral',
  products: 'product',
  places: 'place',
  companies: 'company',
  sites: 'site',
  authorities: 'authority',
  instruments: 'instrument',
  persons: 'person',
  vehicles: 'vehicle',
}

/** The files a complete gazetteer is read from, by name without folder. */
export const gazetteerFiles: readonly string[] = [...Object.keys(kindOf), 'units'].map((name) => `${name}.csv`)

/** Fields of one CSV row; quotes as in RFC 4180, no line breaks inside a field. */
function fields(line: string): string[] {
  const found: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const char = line[at]
    if (quoted) {
      if (char !== '"') field += char
      else if (line[at + 1] === '"') {
        field += '"'
        at++
      } else quoted = false
    } else if (char === '"') quoted = true
    else if (char === ',') {
      found.push(field)
      field = ''
    } else field += char
  }
  found.push(field)
  return found
}

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

/**
 * Builds the gazetteer from the texts of `data/gazetteer/*.csv`, keyed by file name with or without folder and ending.
 * Files it does not know are passed over. Columns: `name,aliases,mineral,stage,place` and, for companies, `works`;
 * aliases are parted by `|`.
 */
export function readGazetteer(tables: ReadonlyMap<string, string>): Gazetteer {
  const entries: Entry[] = []
  let units = readUnits('')
  for (const [path, table] of tables) {
    const file = (path.split('/').at(-1) ?? '').replace(/\.csv$/, '')
    if (file === 'units') units = readUnits(table)
    const kind = kindOf[file]
    if (kind === undefined) continue
    for (const line of table.split(/\r?\n/).slice(1)) {
      const [name, aliases, mineral, stage, place, works] = fields(line)
      if (!name) continue
      entries.push({
        id: `${kind}:${slug(name)}`,
        kind,
        name,
        aliases: (aliases ?? '').split('|').filter(Boolean),
        mineral: orNull(mineral),
        stage: orNull(stage),
        place: orNull(place),
        ...(works ? { works } : {}),
      })
    }
  }
  return { ...matcher(entries), units }
}
