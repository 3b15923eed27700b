import { fileURLToPath } from 'node:url'
import type { Fault } from '../src/kernel/read.ts'
import { readPresets, type Preset } from '../src/ledger/scenarios/presets.ts'
import { readDataFolder } from '../src/platform/bundle/folder.ts'

const dataFolder = fileURLToPath(new URL('../data/', import.meta.url))
let read: ReadonlyMap<string, Preset> | undefined

/** The presets as they stand in `data/scenarios/`, read once per worker; a fault in one is the test's failure. */
export function presets(): ReadonlyMap<string, Preset> {
  if (read !== undefined) return read
  const faults: Fault[] = []
  const found = readPresets(readDataFolder(dataFolder, 'scenarios').files, faults)
  if (faults.length > 0) throw new Error(faults.map(({ says, line, column }) => `${says} at ${line}:${column}`).join('\n'))
  return (read = found)
}
