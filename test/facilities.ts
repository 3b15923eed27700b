import { fileURLToPath } from 'node:url'
import type { FacilityBook } from '../src/ledger/facilities/book.ts'
import { readSources } from '../src/ledger/bundle-sources.ts'
import { readFacilities } from '../src/ledger/facilities/read-facilities.ts'
import type { Fault } from '../src/kernel/read.ts'
import { readDataFolder } from '../src/platform/bundle/folder.ts'

let read: FacilityBook | undefined
/** The bundled facilities, read once per worker. */
export function facilityBook(): FacilityBook {
  if (read) return read
  const faults: Fault[] = []
  const { files } = readDataFolder(fileURLToPath(new URL('../data/', import.meta.url)))
  read = readFacilities(files, readSources(files, faults), faults).book
  if (faults.length > 0) throw new Error(faults[0]?.says)
  return read
}
