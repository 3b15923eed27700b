import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { Figure } from '../../ledger/figure.ts'
import { definitionId, questionOf } from '../../ledger/settling/definition-key.ts'
import { overrideId, overridesInForce, type Override } from '../../ledger/settling/override.ts'
import { twoTimes } from '../dates.ts'
import { operation } from '../operation.ts'
import { overrideRow, overrideRowOf, settledRow, settledRowOf } from '../settle/rows.ts'
import { settledLedger, type SettledLedger } from '../settle/settled-ledger.ts'

export const overrideInput = z.object({
  figure: z.string().optional().describe('Figure that is to prevail, or override (ov_…) to withdraw; without it all are listed'),
  because: z.string().trim().min(1).max(2000).optional().describe('Your reason; it is shown wherever the override decides'),
  against: z.string().optional().describe('Definition (df_…), or a figure of it, under which it is to prevail; default: its own'),
  withdraw: z.boolean().optional().describe('Withdraw what stands; also a record, nothing is deleted'),
  knownBy: twoTimes.knownBy,
})
export const overrideOutput = z.object({
  record: overrideRow.nullable().describe('The record that was added; null when only listed'),
  already: z.boolean().describe('The same was said before'),
  settled: settledRow.nullable().describe('What the definition comes to with it'),
  inForce: z.array(overrideRow),
  all: z.array(overrideRow).describe('Every override ever said, withdrawals included'),
})

function findFigure(ledger: SettledLedger, id: string): Figure {
  for (const group of ledger.definitions.values()) for (const figure of group) if (figure.id === id) return figure
  throw new Refusal('not-found', `there is no figure "${id}"; settle and figures show their ids`)
}

function findDefinition(ledger: SettledLedger, id: string): Figure {
  if (!id.startsWith('df_')) return findFigure(ledger, id)
  for (const [figure] of ledger.definitions.values()) if (definitionId(figure) === id) return figure
  throw new Refusal('not-found', `there is no definition "${id}"; settle shows their ids`)
}

/** A figure may stand in for another period, denominator or publisher; never for another thing, place or kind of number. */
function refuseMixing(figure: Figure, under: Figure): void {
  const [own, wanted] = [questionOf(figure), questionOf(under)]
  for (const field of ['measure', 'mineral', 'basis', 'stage', 'geography', 'unit', 'projected'] as const)
    if (own[field] !== wanted[field])
      throw new Refusal(
        'bad-input',
        `${figure.id} cannot prevail there: its ${field} is ${String(own[field])}, the definition's is ${String(wanted[field])}`,
      )
}

export const override = operation({
  name: 'override',
  asks: 'Let this figure prevail, for my reason; or list and withdraw what was overridden.',
  input: overrideInput,
  output: overrideOutput,
  cli: {
    argument: { name: 'figure', field: 'figure', kind: 'text', optional: true },
    examples: [
      'override',
      'override usgs-mcs-2025.rare_earths.mining.MMR.2023 --because "BGS counts ore that never crossed the border"',
    ],
  },
  async answer(desk, input) {
    const before = await desk.ledger.overrides(input.knownBy)
    const listed = (all: readonly Override[]): Pick<z.output<typeof overrideOutput>, 'inForce' | 'all'> => ({
      inForce: [...overridesInForce(all, null).values()].map(overrideRowOf),
      all: all.map(overrideRowOf),
    })
    if (input.figure === undefined) return { record: null, already: false, settled: null, ...listed(before) }
    if (input.because === undefined) throw new Refusal('bad-input', 'an override needs a reason: --because "..."')
    if (input.knownBy !== undefined) throw new Refusal('bad-input', 'an override is said today; known-by only lists')
    const sight = { asOf: desk.today(), knownBy: null }
    const ledger = await settledLedger(desk, sight)
    const content =
      input.withdraw === true ? withdrawal(before, ledger, input.figure) : preference(before, ledger, input.figure, input.against)
    const said = { ...content, because: input.because, known: desk.today() }
    const inForceBefore = [...overridesInForce(before, null).values()]
    const same = (input.withdraw === true ? before : inForceBefore).find(
      (each) =>
        each.figure === said.figure &&
        each.definition === said.definition &&
        each.because === said.because &&
        each.known === said.known,
    )
    const record = same ?? { id: overrideId(said), ...said }
    if (same === undefined) await desk.ledger.addOverrides([record])
    const after = await settledLedger(desk, sight)
    const under = findDefinition(after, record.definition)
    return {
      record: overrideRowOf(record),
      already: same !== undefined,
      settled: settledRowOf(after.settled(under), under),
      ...listed(await desk.ledger.overrides()),
    }
  },
})

type Content = Pick<Override, 'figure' | 'definition' | 'undoes'>

function preference(before: readonly Override[], ledger: SettledLedger, id: string, against: string | undefined): Content {
  const figure = findFigure(ledger, id)
  const under = against === undefined ? figure : findDefinition(ledger, against)
  refuseMixing(figure, under)
  const definition = definitionId(under)
  const standing = overridesInForce(before, null).get(definition)
  // Said again after a withdrawal, it names the withdrawal: a new record, since the old one stays ended.
  const last = standing ?? before.findLast((each) => each.definition === definition)
  return { figure: figure.id, definition, undoes: last ? [last.id] : [] }
}

function withdrawal(before: readonly Override[], ledger: SettledLedger, id: string): Content {
  const inForce = [...overridesInForce(before, null).values()]
  const standing =
    inForce.find((each) => each.id === id) ??
    inForce.find(
      (each) => each.figure === id || (!id.startsWith('ov_') && each.definition === definitionId(findDefinition(ledger, id))),
    )
  if (standing === undefined) throw new Refusal('not-found', `no override of "${id}" is in force`)
  return { figure: null, definition: standing.definition, undoes: [standing.id] }
}
