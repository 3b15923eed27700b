import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { Refusal } from '../../kernel/errors.ts'
import type { Originals } from '../../receipts/ports.ts'
import { refusalFor } from '../sqlite/refusing.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** No original is larger than this, so a damaged file cannot unfold into all of the memory. */
const largest = 256 * 1024 * 1024

/**
 * Originals as files `ab/cdef….zst` named by the SHA-256 of their bytes. Written aside and renamed, so that a crash leaves either the
 * whole file or none. `get` checks the hash: bytes that do not match their name are refused as `receipt-mismatch`, never returned.
 */
export function folderOfOriginals(folder: string): Originals {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), `${hash.slice(2)}.zst`)
  const has = (hash: string): boolean => isHash(hash) && existsSync(pathOf(hash))
  return {
    has: (hash) => Promise.resolve(has(hash)),
    async put(bytes) {
      const hash = sha256(bytes)
      if (has(hash)) return hash
      const path = pathOf(hash)
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeWhole(path, await compress(bytes))
      } catch (thrown) {
        throw refusalFor(thrown, folder)
      }
      return hash
    },
    async get(hash) {
      if (!has(hash)) return undefined
      const bytes = await unfold(await readFile(pathOf(hash)), hash)
      if (sha256(bytes) !== hash) throw mismatch(hash)
      return bytes
    },
  }
}

async function unfold(packed: Uint8Array, hash: string): Promise<Uint8Array> {
  try {
    return await decompress(packed, { maxOutputLength: largest })
  } catch (thrown) {
    throw mismatch(hash, thrown)
  }
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

const mismatch = (hash: string, cause?: unknown): Refusal =>
  new Refusal('receipt-mismatch', `the stored original ${hash.slice(0, 12)}… is damaged: its bytes no longer match its hash`, {
    cause,
  })

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(aside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (thrown) {
    await rm(aside, { force: true })
    throw thrown
  }
}
