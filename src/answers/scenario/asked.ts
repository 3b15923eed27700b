import { Refusal } from '../../kernel/errors.ts'
import { hashOf } from '../../kernel/hash.ts'
import { nearestOf } from '../../kernel/distance.ts'
import type { Fault } from '../../kernel/read.ts'
import type { Preset } from '../../ledger/scenarios/presets.ts'
import { changeScenario } from '../../ledger/scenarios/adjust.ts'
import { readScenario } from '../../ledger/scenarios/read-scenario.ts'
import type { Desk } from '../operation.ts'

const isName = (given: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(given.trim())

/** `measures.1.by=90 %; months=24`: changes to a file, by path. */
function changesIn(set: string): Map<string, string> {
  const changes = new Map<string, string>()
  for (const part of set.split(';')) {
    if (part.trim() === '') continue
    const at = part.indexOf('=')
    if (at < 1) throw new Refusal('bad-input', `set: "${part.trim()}" is no change: write path=value, such as measures.1.by=90 %`)
    changes.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  return changes
}

function fromText(text: string, name: string): Preset {
  const faults: Fault[] = []
  const file = readScenario(text, faults)
  const [first] = faults
  if (file !== undefined && first === undefined) return { name, text, file, hash: hashOf(text) }
  const others = faults.slice(1, 4).map(({ says }) => says)
  const more = others.length > 0 ? `; ${faults.length - 1} more: ${others.join('; ')}` : ''
  throw new Refusal('bad-input', `${first?.says ?? 'this is no scenario'}${more}`, {
    ...(first?.line === undefined ? {} : { line: first.line }),
    ...(first?.column === undefined ? {} : { column: first.column }),
  })
}

async function named(desk: Desk, name: string): Promise<Preset> {
  const presets = await desk.scenarios()
  const found = presets.get(name)
  if (found !== undefined) return found
  const near = nearestOf(
    name,
    [...presets.keys()].map((each) => [each, 1] as const),
    3,
  )
  const meant = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${[...presets.keys()].join(', ')}`
  throw new Refusal('not-found', `there is no scenario called ${name}; ${meant}`)
}

/** A preset by its name, or the scenario that the text of a file holds, with some values changed. Refuses with line, column and what was probably meant. */
export async function scenarioAsked(desk: Desk, given: string, set = ''): Promise<Preset> {
  if (given.trim() === '') throw new Refusal('empty-input', 'there is no scenario: give the name of one or the text of a file')
  const asked = isName(given) ? await named(desk, given.trim()) : fromText(given, 'own')
  const changes = changesIn(set)
  if (changes.size === 0) return asked
  const { text, lost } = changeScenario(asked.text, changes)
  if (lost.length > 0) throw new Refusal('bad-input', `set: ${lost.join(', ')} leads nowhere in the file`)
  return fromText(text, asked.name)
}
