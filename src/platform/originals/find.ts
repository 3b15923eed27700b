import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Refusal } from '../../kernel/errors.ts'
import type { Source } from '../../sources/source.ts'
import { largestFetched } from '../fetch/limits.ts'

const unzip = promisify(gunzip)

/** As much as is fetched. */
export const largestOriginal = largestFetched

/** Bytes of a publisher's file in a folder: under its own name, or packed as `.gz`. Undefined when it is not there. */
export async function originalInFolder(folder: string, source: Source): Promise<Uint8Array | undefined> {
  const plain = source.file.replace(/\.gz$/, '')
  for (const name of [plain, `${plain}.gz`]) {
    const bytes = await readIfThere(join(folder, name))
    if (bytes) return unpacked(bytes)
  }
  return undefined
}

/** Bytes as the publisher made them: a gzip wrapper is of the transport, not of the file. */
export async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return await unzip(bytes, { maxOutputLength: largestOriginal })
  } catch (thrown) {
    throw new Refusal('unreadable-file', 'a packed original cannot be unpacked, or is larger than 128 MB', { cause: thrown })
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')) return undefined
    throw new Refusal('unreadable-file', `${path} cannot be read`, { cause: thrown })
  }
}
