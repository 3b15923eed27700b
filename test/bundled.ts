import { readDataFolder } from '../src/platform/bundle/folder.ts'
import { fileURLToPath } from 'node:url'
import type { Desk } from '../src/answers/operation.ts'
import { inThisThread } from '../src/answers/scenario/runs.ts'
import { day } from '../src/kernel/day.ts'
import { readBundle, type Bundle } from '../src/ledger/bundle.ts'
import { controlBook } from './controls.ts'
import { presets } from './scenarios.ts'
import { baselineBook } from './baseline.ts'
import { facilityBook } from './facilities.ts'
import { bundledUnits } from './units.ts'
import { memoryStore, type MemoryStore } from '../src/platform/memory/store.ts'

export const dataFolder = fileURLToPath(new URL('../data/', import.meta.url))

let read: Bundle | undefined
/** The bundled data as it stands in `data/`, read once per worker. */
export const bundled = (): Bundle => (read ??= readBundle(readDataFolder(dataFolder).files))

const unused = (): never => {
  throw new Error('this test does not need that port')
}

let store: MemoryStore | undefined
/** A desk over the bundled data in memory, asked on `today`. Ports that share tables do not need are closed. */
export function bundledDesk(today = '2026-11-22'): Desk {
  const bundle = bundled()
  return {
    ...(store ??= memoryStore(bundle)),
    trade: unused,
    reader: { read: unused },
    gazetteer: { units: bundledUnits(), entries: [], mentions: unused, named: unused },
    sources: bundle.sources,
    spreadsheet: unused,
    controls: () => Promise.resolve(controlBook()),
    scenarios: () => Promise.resolve(presets()),
    runs: inThisThread,
    baseline: () => Promise.resolve(baselineBook()),
    facilities: () => Promise.resolve(facilityBook()),
    relays: () => bundle.relays,
    jobs: { list: unused, counts: unused, retry: unused },
    watched: { list: unused, add: unused, pause: unused, hurry: unused, remove: unused },
    preview: unused,
    today: () => day(today),
    now: unused,
    health: unused,
  }
}
