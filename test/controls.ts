import { readBook } from '../src/ledger/controls/read-book.ts'
import type { ControlBook } from '../src/ledger/controls/book.ts'
import type { Fault } from '../src/kernel/read.ts'
import { readDataFolder } from '../src/platform/bundle/folder.ts'
import { fileURLToPath } from 'node:url'

const dataFolder = fileURLToPath(new URL('../data/', import.meta.url))
let read: ControlBook | undefined

/** The rule book as it stands in `data/controls/`, read once per worker; a fault in it is the test's failure. */
export function controlBook(): ControlBook {
  if (read !== undefined) return read
  const faults: Fault[] = []
  read = readBook(readDataFolder(dataFolder, 'controls').files, faults)
  if (read === undefined) throw new Error(faults.map(({ says, line, column }) => `${says} at ${line}:${column}`).join('\n'))
  return read
}
