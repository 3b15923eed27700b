import { hashOf } from '../../kernel/hash.ts'
import type { Fault } from '../../kernel/read.ts'
import { readScenario } from './read-scenario.ts'
import type { ScenarioFile } from './scenario-file.ts'

/** A what-if with a name, as it lies in `data/scenarios/NAME.yaml`. */
export interface Preset {
  readonly name: string
  readonly text: string
  readonly file: ScenarioFile
  /** SHA-256 of the text. */
  readonly hash: string
}

const fileName = /^scenarios\/([a-z0-9-]+)\.yaml$/

/** Reads every preset of the bundled data (path below `data/` to text), by name. Faults carry the file, line and column. */
export function readPresets(files: ReadonlyMap<string, string>, faults: Fault[]): ReadonlyMap<string, Preset> {
  const presets = new Map<string, Preset>()
  for (const [path, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const name = fileName.exec(path)?.[1]
    if (name === undefined) continue
    const found: Fault[] = []
    const file = readScenario(text, found)
    for (const fault of found) faults.push({ ...fault, says: `${path}: ${fault.says}` })
    if (file !== undefined) presets.set(name, { name, text, file, hash: hashOf(text) })
  }
  return presets
}
