import type { Gazetteer } from '../../src/claims/gazetteer.ts'
import type { Desk } from '../../src/answers/operation.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { day } from '../../src/kernel/day.ts'
import { hashOf } from '../../src/kernel/hash.ts'
import type { Bytes, Document } from '../../src/receipts/document.ts'
import { baselineBook } from '../baseline.ts'
import { facilityBook } from '../facilities.ts'
import { controlBook } from '../controls.ts'
import { presets } from '../scenarios.ts'
import { inThisThread } from '../../src/answers/scenario/runs.ts'
import { bundledUnits } from '../units.ts'
import { memoryStore, type MemoryStore } from '../../src/platform/memory/store.ts'
import { memoryTrade } from '../../src/platform/memory/trade.ts'
import { TradePlaces } from '../../src/sources/trade/places.ts'

const names: Gazetteer = {
  units: bundledUnits(),
  entries: [],
  named: () => undefined,
  mentions(text) {
    const at = text.toLowerCase().indexOf('gallium')
    const entry = {
      id: 'gallium',
      kind: 'mineral',
      name: 'gallium',
      aliases: ['Ga metal', 'wolfram'],
      mineral: 'gallium',
      stage: null,
      place: null,
    } as const
    return at < 0 ? [] : [{ entry, from: at, to: at + 7 }]
  },
}

/** Plain text only: one paragraph. */
function readText({ bytes, name, mediaType, url }: Bytes): Promise<Document> {
  if (bytes.includes(0)) return Promise.reject(new Refusal('binary-input', 'this is not text'))
  const text = new TextDecoder().decode(bytes)
  return Promise.resolve({
    text,
    blocks: [{ kind: 'paragraph', from: 0, to: text.length }],
    title: name,
    date: null,
    dateAsPrinted: null,
    author: null,
    publisher: null,
    language: 'en',
    url,
    mediaType: mediaType ?? 'text/plain',
    charset: 'utf-8',
    hash: hashOf(bytes),
    size: bytes.length,
    repairs: [],
    notes: [],
  })
}

/** Nothing was ever asked to be collected. */
const noJobs: Desk['jobs'] = {
  list: () => Promise.resolve([]),
  counts: () => Promise.resolve({ waiting: 0, running: 0, done: 0, dead: 0 }),
  retry: () => Promise.resolve(false),
}

const nothingWatched: Desk['watched'] = {
  list: () => Promise.resolve([]),
  add: () => Promise.reject(new TypeError('this desk watches nothing')),
  pause: () => Promise.resolve(undefined),
  hurry: () => Promise.resolve(undefined),
  remove: () => Promise.resolve(false),
}

/** A desk in memory on 22 November 2026, for the tests of operations. */
export const deskOn = (store: MemoryStore = memoryStore(), changed: Partial<Desk> = {}): Desk => ({
  ...store,
  trade: () => Promise.resolve(memoryTrade({ places: new TradePlaces([]), goods: [] })),
  reader: { read: readText },
  gazetteer: names,
  sources: new Map(),
  spreadsheet: async (bytes) => (await import('../../src/platform/readers/spreadsheet.ts')).readSpreadsheet(bytes),
  controls: () => Promise.resolve(controlBook()),
  scenarios: () => Promise.resolve(presets()),
  runs: inThisThread,
  baseline: () => Promise.resolve(baselineBook()),
  relays: () => [],
  facilities: () => Promise.resolve(facilityBook()),
  jobs: noJobs,
  watched: nothingWatched,
  preview: () => Promise.reject(new TypeError('this desk looks at nothing')),
  today: () => day('2026-11-22'),
  now: () => '2026-11-22T12:00:00.000Z',
  health: () => Promise.resolve({ version: '0', home: '', checks: [], imports: [] }),
  ...changed,
})
