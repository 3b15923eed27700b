import { writeSync } from 'node:fs'
import { ingest } from '../../src/platform/collecting/ingest.ts'
import { targetsOf } from '../../src/platform/collecting/targets.ts'
import { openStore } from '../../src/platform/sqlite/store.ts'
import { closeReaders, collectingInto } from './collecting.ts'

// An ingest in a process of its own, made to be killed: says `begun`, then every receipt as soon as it is safely kept, then the archive's hash.

const [home = '', folder = ''] = process.argv.slice(2)
const store = await openStore(home)
writeSync(1, 'begun\n')
await ingest(
  collectingInto(store, { onKept: (prepared) => void writeSync(1, prepared.map(({ receipt }) => `${receipt.id}\n`).join('')) }),
  await targetsOf([folder], {}),
)
writeSync(1, `hash ${store.archiveHash()}\n`)
store.close()
await closeReaders()
