import type { Fault } from '../kernel/read.ts'
import type { Source } from '../sources/source.ts'
import { readRows } from './bundle-rows.ts'

const header = ['id', 'publisher', 'title', 'url', 'published', 'edition', 'licence', 'redistribution', 'rank', 'file'] as const

/** Sources of `sources.csv` by id. A source without publisher, title, address or date is a fault: it could prove nothing. */
export function readSources(files: ReadonlyMap<string, string>, faults: Fault[]): Map<string, Source> {
  const sources = readRows(files, 'sources.csv', header, faults, (row): Source | undefined => {
    const published = row.day('published')
    if (published === null) row.complain('published', 'empty-cell', 'published is empty')
    const rank = row.number('rank')
    if (rank === null || rank < 1 || rank > 8) row.complain('rank', 'unknown-word', `rank reads "${row.text('rank')}"`)
    const url = row.required('url')
    if (!/^https?:\/\//.test(url)) row.complain('url', 'unknown-word', `"${url}" is no address`)
    if (published === null || rank === null) return undefined
    return {
      id: row.required('id'),
      publisher: row.required('publisher'),
      title: row.required('title'),
      url,
      published,
      edition: row.text('edition'),
      licence: row.required('licence'),
      redistribution: row.oneOf('redistribution', ['open', 'quote-only']),
      rank,
      file: row.text('file'),
    }
  })
  const byId = new Map<string, Source>()
  for (const source of sources) {
    if (byId.has(source.id)) faults.push({ kind: 'repeated-id', says: `sources.csv has two sources called ${source.id}` })
    byId.set(source.id, source)
  }
  return byId
}
