import { readDay } from '../../kernel/day.ts'
import type { FacilityBook } from '../../ledger/facilities/book.ts'
import type { Store } from '../sqlite/store.ts'

/** Adds what users imported to what is bundled, from the bytes that were kept. Read again when the store has changed, so that an import shows at once. */
export function withImported(bundled: () => Promise<FacilityBook>, store: Store): () => Promise<FacilityBook> {
  const read = async (): Promise<FacilityBook> => {
    const book = await bundled()
    const imports = store.imports().filter(({ kind }) => kind === 'facilities')
    if (imports.length === 0) return book
    const { readOwnFacilities } = await import('../../ledger/facilities/read-own.ts')
    const facilities = [...book.facilities]
    const statements = [...book.statements]
    for (const { hash, known: told, file, source } of imports) {
      const bytes = await store.originals.get(hash)
      const known = readDay(told)
      if (bytes === undefined || !known.ok) continue
      const own = readOwnFacilities(
        { bytes, name: file, known: known.value, sourceId: source },
        new Set(facilities.map(({ id }) => id)),
      )
      if (!own.ok) continue
      facilities.push(...own.value.facilities)
      statements.push(...own.value.statements)
    }
    return { ...book, facilities, statements }
  }
  let kept: { readonly revision: string; readonly book: Promise<FacilityBook> } | undefined
  return async () => {
    const revision = await store.ledger.revision()
    if (kept?.revision !== revision) kept = { revision, book: read() }
    return kept.book
  }
}
