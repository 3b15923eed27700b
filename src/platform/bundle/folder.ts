import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { Refusal } from '../../kernel/errors.ts'

/** A file of the data folder: its path below it with `/`, and what the file system says of it. */
interface DataFile {
  readonly name: string
  readonly path: string
  readonly stamp: string
}

const isData = (name: string): boolean => /\.(?:csv|json|jsonl|yaml)$/.test(name)

/** Files of a data folder that hold records, by name; refuses with `data-damaged` when there is no such folder. */
function filesIn(folder: string): DataFile[] {
  const files: DataFile[] = []
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (thrown) {
    throw new Refusal('data-damaged', `the bundled data is missing: ${folder} cannot be read`, { cause: thrown })
  }
  for (const name of names.sort()) {
    if (!isData(name)) continue
    const path = join(folder, name)
    const { size, mtimeMs } = statSync(path)
    files.push({ name: relative(folder, path).split(sep).join('/'), path, stamp: `${size} ${mtimeMs}` })
  }
  return files
}

/** Changes when a file is added, removed or written: known without reading any of them. `version` is that of the program, which reads them. */
export function stampOf(folder: string, version: string): string {
  const hash = createHash('sha256').update(version)
  for (const { name, stamp } of filesIn(folder)) hash.update(`\n${name} ${stamp}`)
  return hash.digest('hex')
}

/** The text of every data file below a folder, by its path in it, with one hash over all. */
export function readDataFolder(folder: string, below = ''): { readonly files: Map<string, string>; readonly hash: string } {
  const files = new Map<string, string>()
  const hash = createHash('sha256')
  for (const { name, path } of filesIn(join(folder, below))) {
    const text = readFileSync(path, 'utf8')
    const whole = below === '' ? name : `${below}/${name}`
    files.set(whole, text)
    hash.update(`${whole} ${text.length}\n`).update(text)
  }
  return { files, hash: hash.digest('hex') }
}
