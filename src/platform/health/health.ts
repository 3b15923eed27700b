import { accessSync, constants } from 'node:fs'
import type { Health } from '../../answers/operation.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Store } from '../sqlite/store.ts'

type Check = Health['checks'][number]

const well = (name: string, says: string): Check => ({ name, ok: true, says, remedy: null })
const ill = (name: string, says: string, remedy: string): Check => ({ name, ok: false, says, remedy })

/** The oldest Node that opens its SQLite without a warning. */
const oldestNode = [24, 16] as const

/** Looks at the installation: program, store, bundled data, originals. Every finding says what to do about it. */
export async function healthOf(store: Store, version: string): Promise<Health> {
  return {
    version,
    home: store.home,
    checks: [nodeCheck(process.versions.node), ...storeChecks(store), bundleCheck(store), await originalsCheck(store)],
    imports: store.imports().map(({ kind, source, title, file, known, imported, kept, quarantined }) => ({
      kind,
      source,
      title,
      file,
      known,
      imported,
      kept,
      quarantined,
    })),
  }
}

/** Exported for its test: the version is read, not assumed. */
export function nodeCheck(running: string): Check {
  const [major = 0, minor = 0] = running.split('.').map(Number)
  const enough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  return enough
    ? well('node', `Node ${running}`)
    : ill(
        'node',
        `Node ${running} is too old`,
        `use Node ${oldestNode.join('.')} or later; \`npm start\` brings its own on Linux`,
      )
}

function storeChecks(store: Store): Check[] {
  const { findings, journal, sqlite, fts5, steps, bytes } = store.examine()
  const size = `${(bytes / 1_048_576).toFixed(1)} MB`
  return [
    fts5
      ? well('full text', `SQLite ${sqlite} with FTS5`)
      : ill('full text', `SQLite ${sqlite} without FTS5`, 'use the official build of Node, or the one that `npm start` brings'),
    findings.length === 0
      ? well('store', `the store is whole (${size}, format ${steps})`)
      : ill(
          'store',
          `the store is damaged: ${findings[0]}`,
          'copy the folder away, delete the store file and start again; originals in blobs/ are kept',
        ),
    journal === 'wal' || journal === 'memory'
      ? well('journal', journal === 'wal' ? 'readers and a writer do not block each other (WAL)' : 'the store is in memory')
      : ill(
          'journal',
          `the store's journal is ${journal}, so a reader may wait for a writer`,
          'put the store on a local disk; network folders have no WAL',
        ),
    writeCheck(store),
  ]
}

function writeCheck(store: Store): Check {
  const remedy = 'give this user write access to the folder, or choose another with --home'
  if (store.readOnly) return ill('write access', `${store.home} can only be read; nothing can be ingested`, remedy)
  try {
    accessSync(store.home, constants.W_OK)
    return well('write access', `${store.home} can be written`)
  } catch {
    return ill('write access', `${store.home} cannot be written`, remedy)
  }
}

function bundleCheck(store: Store): Check {
  const bundle = store.bundle()
  return bundle
    ? well('bundled data', `loaded on ${bundle.loaded}, hash ${bundle.hash.slice(0, 12)}`)
    : ill('bundled data', 'no bundled data is loaded', 'start the desk once from a complete installation')
}

async function originalsCheck(store: Store): Promise<Check> {
  const hashes = store.heldOriginals()
  if (hashes.length === 0)
    return well(
      'originals',
      "no originals are held; `ytterby originals` fetches the publishers' files and checks every figure against them",
    )
  const bad: string[] = []
  for (const hash of hashes) {
    try {
      if (!(await store.originals.get(hash))) bad.push(`${hash.slice(0, 12)} is missing`)
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      bad.push(thrown.message)
    }
  }
  return bad.length === 0
    ? well('originals', `${hashes.length} originals held, all match their hashes`)
    : ill(
        'originals',
        `${bad.length} of ${hashes.length} originals are not as they were: ${bad[0]}`,
        'run `ytterby originals` again, or ingest the documents again',
      )
}
