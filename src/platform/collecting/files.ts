import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../kernel/errors.ts'
import { unpacked } from '../originals/find.ts'

/** Files of a folder below which nothing is looked for. */
const passedOver = /^(?:\.|node_modules$)/

/** One that was named, or those of a folder by their names, without hidden ones. */
export async function filesBehind(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const found: string[] = []
    const walk = async (folder: string): Promise<void> => {
      for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        if (passedOver.test(entry.name)) continue
        if (entry.isDirectory()) await walk(join(folder, entry.name))
        else if (entry.isFile()) found.push(join(folder, entry.name))
      }
    }
    await walk(path)
    return found
  } catch (thrown) {
    throw unreadable(path, thrown)
  }
}

/** Changes when a file or a folder of files does. */
export async function printOf(files: readonly string[]): Promise<{ readonly print: string; readonly bytes: number }> {
  const { createHash } = await import('node:crypto')
  const hash = createHash('sha256')
  let bytes = 0
  for (const file of files) {
    try {
      const { size, mtimeMs } = await stat(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
      bytes += size
    } catch (thrown) {
      throw unreadable(file, thrown)
    }
  }
  return { print: hash.digest('hex').slice(0, 16), bytes }
}

/** A file as its publisher made it: a `.gz` wrapper is of the transport. */
export async function fileBytes(path: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  try {
    if ((await stat(path)).size > 1 << 30)
      throw new Refusal('input-too-large', `${path} is larger than a gigabyte; split it, or pack it as WARC or tar`)
    const bytes = await unpacked(await readFile(path))
    return { bytes, name: basename(path).replace(/\.gz$/i, '') }
  } catch (thrown) {
    throw unreadable(path, thrown)
  }
}

export function unreadable(path: string, thrown: unknown): Error {
  if (thrown instanceof Refusal) return thrown
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Refusal('not-found', `there is no file ${path}`, { cause: thrown })
  if (code === 'EACCES') return new Refusal('unreadable-file', `${path} cannot be read: no permission`, { cause: thrown })
  return thrown instanceof Error && code !== ''
    ? new Refusal('unreadable-file', `${path} cannot be read`, { cause: thrown })
    : (thrown as Error)
}
