import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Refusal } from '../../kernel/errors.ts'
import { refusalFor } from '../sqlite/refusing.ts'
import { openStore, storeFile, type Store } from '../sqlite/store.ts'
import { verify } from './verify.ts'

/** What a backup says of itself; written last, so that a folder without it is none. */
export interface BackupManifest {
  readonly format: 1
  readonly made: string
  /** SHA-256 of the store's file. */
  readonly store: string
  readonly archive: string
  readonly files: number
  readonly bytes: number
}

export interface BackupReport extends BackupManifest {
  readonly folder: string
  /** Files that were copied now; the others were there from an earlier backup. */
  readonly copied: number
}

const manifestFile = 'backup.json'
const kept = ['blobs', 'trade'] as const

/**
 * Copies the store as it is at one moment into a folder, while others go on reading and writing. A folder that holds an earlier backup gets
 * only what is new. Originals are copied after the store's file: whatever that names was there before.
 */
export async function backup(
  store: Store,
  folder: string,
  onProgress?: (done: number, of: number) => void,
): Promise<BackupReport> {
  const to = resolve(folder)
  if (to === resolve(store.home)) throw new Refusal('bad-input', 'a backup cannot be made into the folder of the store itself')
  try {
    await mkdir(to, { recursive: true, mode: 0o700 })
    const there = await readdir(to)
    if (there.length > 0 && !there.includes(manifestFile) && !there.includes(`${storeFile}.part`))
      throw new Refusal('bad-input', `${to} holds other files; name an empty folder, or one with an earlier backup`)
    await rm(join(to, `${storeFile}.part`), { force: true })
    await store.copyTo(join(to, `${storeFile}.part`))
    await rm(join(to, manifestFile), { force: true })
    await rename(join(to, `${storeFile}.part`), join(to, storeFile))
    const { copied, files, bytes } = await copyFolders(store.home, to, onProgress)
    const copy = await openStore(to, { readOnly: true })
    const archive = copy.archiveHash()
    copy.close()
    const manifest: BackupManifest = {
      format: 1,
      made: new Date().toISOString(),
      store: await hashOfFile(join(to, storeFile)),
      archive,
      files,
      bytes,
    }
    await writeFile(join(to, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`)
    return { ...manifest, folder: to, copied }
  } catch (thrown) {
    throw refusalFor(thrown, to)
  }
}

/** Puts a backup in the place of a store that is not there, after looking at every receipt in it. */
export async function restore(folder: string, home: string): Promise<BackupManifest> {
  const [from, to] = [resolve(folder), resolve(home)]
  const manifest = await manifestIn(from)
  if (existsSync(join(to, storeFile)))
    throw new Refusal('bad-input', `there is a store in ${to} already; move it away, or name another folder with --home`)
  if ((await hashOfFile(join(from, storeFile))) !== manifest.store)
    throw new Refusal('store-damaged', `the store's file in ${from} is not the one that was backed up`)
  const aside = `${to}.restoring`
  try {
    await rm(aside, { recursive: true, force: true })
    await mkdir(aside, { recursive: true, mode: 0o700 })
    await copyFile(join(from, storeFile), join(aside, storeFile))
    await copyFolders(from, aside)
    await refuseDamaged(aside, from)
    if (existsSync(to) && (await readdir(to)).length > 0)
      throw new Refusal('bad-input', `${to} holds other files; name an empty folder with --home`)
    await mkdir(dirname(to), { recursive: true })
    await rm(to, { recursive: true, force: true })
    await rename(aside, to)
    return manifest
  } catch (thrown) {
    throw refusalFor(thrown, to)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function refuseDamaged(aside: string, from: string): Promise<void> {
  const store = await openStore(aside)
  try {
    const { well, damage } = await verify(store)
    const [first] = damage
    if (!well && first)
      throw new Refusal(
        'receipt-mismatch',
        `the backup in ${from} is damaged and was not restored: ${first.what} ${first.name.slice(0, 20)}: ${first.says}`,
      )
  } finally {
    store.close()
  }
}

async function manifestIn(folder: string): Promise<BackupManifest> {
  try {
    return JSON.parse(await readFile(join(folder, manifestFile), 'utf8')) as BackupManifest
  } catch (cause) {
    throw new Refusal('not-found', `there is no backup in ${folder}: ${manifestFile} is missing or broken`, { cause })
  }
}

/** Copies what is not there yet or has another size; files never change, so that is enough. */
async function copyFolders(
  from: string,
  to: string,
  onProgress?: (done: number, of: number) => void,
): Promise<{ copied: number; files: number; bytes: number }> {
  const names: string[] = []
  for (const folder of kept) {
    if (!existsSync(join(from, folder))) continue
    for (const entry of await readdir(join(from, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && !entry.name.endsWith('.part') && !entry.parentPath.includes('.part-'))
        names.push(join(entry.parentPath, entry.name).slice(from.length + 1))
  }
  let [copied, bytes] = [0, 0]
  for (const [done, name] of names.entries()) {
    onProgress?.(done, names.length)
    const { size } = await stat(join(from, name))
    bytes += size
    const there = await stat(join(to, name)).catch(() => undefined)
    if (there?.size === size) continue
    await mkdir(dirname(join(to, name)), { recursive: true })
    await copyFile(join(from, name), join(to, `${name}.part`))
    await rename(join(to, `${name}.part`), join(to, name))
    copied += 1
  }
  return { copied, files: names.length, bytes }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
