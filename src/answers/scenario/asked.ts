import { Refusal } from '../../kernel/errors.ts'
import { hashOf } from '../../kernel/hash.ts'
import { nearestOf } from '../../kernel/distance.ts'
import type { Fault } from '../../kernel/read.ts'
import type { Preset } from '../../ledger/scenarios/presets.ts'
import { readScenario } from '../../ledger/scenarios/read-scenario.ts'
import type { Desk } from '../operation.ts'

const isName = (given: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(given.trim())

/** A preset by its name, or the scenario that the text of a file holds. Refuses with line, column and what was probably meant. */
export async function scenarioAsked(desk: Desk, given: string): Promise<Preset> {
  if (given.trim() === '') throw new Refusal('empty-input', 'there is no scenario: give the name of one or the text of a file')
  if (isName(given)) {
    const presets = await desk.scenarios()
    const found = presets.get(given.trim())
    if (found !== undefined) return found
    const near = nearestOf(
      given.trim(),
      [...presets.keys()].map((name) => [name, 1] as const),
      3,
    )
    const names = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${[...presets.keys()].join(', ')}`
    throw new Refusal('not-found', `there is no scenario called ${given.trim()}; ${names}`)
  }
  const faults: Fault[] = []
  const file = readScenario(given, faults)
  const [first] = faults
  if (file === undefined || first !== undefined) {
    const more =
      faults.length > 1
        ? `; ${faults.length - 1} more: ${faults
            .slice(1, 4)
            .map(({ says }) => says)
            .join('; ')}`
        : ''
    throw new Refusal('bad-input', `${first?.says ?? 'this is no scenario'}${more}`, {
      ...(first?.line === undefined ? {} : { line: first.line }),
      ...(first?.column === undefined ? {} : { column: first.column }),
    })
  }
  return { name: 'own', text: given, file, hash: hashOf(given) }
}
