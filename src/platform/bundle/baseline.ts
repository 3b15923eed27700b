import { Refusal } from '../../kernel/errors.ts'
import type { Fault } from '../../kernel/read.ts'
import type { BaselineBook } from '../../ledger/baseline/book.ts'
import { readDataFolder } from './folder.ts'

/** The book of the reconciled chain below a data folder, read when a question first needs it, and once; refuses with `data-damaged`. */
export function baselineOnce(folder: string, sources: { has(id: string): boolean }): () => Promise<BaselineBook> {
  const read = async (): Promise<BaselineBook> => {
    const { readBaseline } = await import('../../ledger/baseline/read-book.ts')
    const faults: Fault[] = []
    const book = readBaseline(readDataFolder(folder, 'baseline').files, sources, faults)
    const [first] = faults
    if (first) throw new Refusal('data-damaged', `the book of the baseline cannot be read: ${first.says}`)
    return book
  }
  let book: Promise<BaselineBook> | undefined
  return () => (book ??= read())
}
