import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../kernel/errors.ts'
import { largestOriginal, unpacked } from '../originals/find.ts'

/** A file to be imported, named alone or found in a folder. */
export interface Target {
  readonly path: string
  /** Name without folder and without `.gz`. */
  readonly name: string
  /** Named by the user: when it cannot be imported that is an error and not a remark. */
  readonly isNamed: boolean
}

const bare = (path: string): string => basename(path).replace(/\.gz$/i, '')

/** Files of the targets, those of a folder in the order of their names, without hidden ones. Refuses a target that is not there. */
export async function targetsIn(paths: readonly string[]): Promise<Target[]> {
  const targets: Target[] = []
  for (const path of paths) {
    if (!(await kindOf(path))) {
      targets.push({ path, name: bare(path), isNamed: true })
      continue
    }
    const names = await readdir(path, { recursive: true, withFileTypes: true })
    const found = names
      .filter((entry) => entry.isFile() && /\.(?:csv|tsv|txt|json)(?:\.gz)?$/i.test(entry.name) && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
    targets.push(...found.map((file) => ({ path: file, name: bare(file), isNamed: false })))
  }
  return targets
}

/** True for a folder, false for a file. */
async function kindOf(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (thrown) {
    throw unreadable(path, thrown)
  }
}

function unreadable(path: string, thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Refusal('not-found', `there is no file ${path}`, { cause: thrown })
  return new Refusal('unreadable-file', `${path} cannot be read${code === 'EACCES' ? ': no permission' : ''}`, { cause: thrown })
}

/** Bytes of a target as its publisher made them. Refuses what is larger than 128 MB, packed or not, and what is empty. */
export async function bytesOf({ path }: Target): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > largestOriginal) throw new Refusal('input-too-large', `${path} is larger than 128 MB`)
    const bytes = await unpacked(await readFile(path))
    if (bytes.length === 0) throw new Refusal('empty-input', `${path} is empty`)
    return bytes
  } catch (thrown) {
    throw unreadable(path, thrown)
  }
}
