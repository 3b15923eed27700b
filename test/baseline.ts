import { fileURLToPath } from 'node:url'
import type { Fault } from '../src/kernel/read.ts'
import type { BaselineBook } from '../src/ledger/baseline/book.ts'
import { readBaseline } from '../src/ledger/baseline/read-book.ts'
import { readSources } from '../src/ledger/bundle-sources.ts'
import { readDataFolder } from '../src/platform/bundle/folder.ts'

const dataFolder = fileURLToPath(new URL('../data/', import.meta.url))
let read: BaselineBook | undefined

/** The book of the reconciled chain as it stands in `data/baseline/`, read once per worker; a fault in it is the test's failure. */
export function baselineBook(): BaselineBook {
  if (read !== undefined) return read
  const faults: Fault[] = []
  const { files } = readDataFolder(dataFolder)
  read = readBaseline(files, readSources(files, faults), faults)
  if (faults.length > 0) throw new Error(faults.map(({ says, line, column }) => `${says} at ${line}:${column}`).join('\n'))
  return read
}
