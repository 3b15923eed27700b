import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore, type MemoryStore } from '../../src/platform/memory/store.ts'
import { openStore } from '../../src/platform/sqlite/store.ts'

/** A port's home for one test, and how to leave it. */
export interface Opened extends MemoryStore {
  close(): void
}

/** Every adapter a contract is held against. */
export const adapters: readonly (readonly [name: string, open: () => Promise<Opened>])[] = [
  ['SQLite on disk', onDisk],
  ['SQLite in memory', async () => openStore('unused', { inMemory: true })],
  ['plain memory', async () => ({ ...memoryStore(), close: () => undefined })],
]

async function onDisk(): Promise<Opened> {
  const home = newFolder()
  const store = await openStore(home)
  return {
    ...store,
    close() {
      store.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ytterby-test-'))
