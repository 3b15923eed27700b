import type { Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { stageNamed } from '../../kernel/stage.ts'
import type { Figure } from '../../ledger/figure.ts'
import { periodOf, seen } from '../../ledger/settle.ts'
import { exact, type Printed } from '../../model/printed.ts'
import { supplySources } from '../../model/supply-risk.ts'
import { governanceOnRecord } from '../concentration/governance-on-record.ts'
import { filedFigures } from '../filed-figures.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import type { Desk } from '../operation.ts'
import { askedMineral } from '../share/asked.ts'
import { printedPercent, publishedIndex, riskRowOf, type RiskKnown, type RiskRow } from './row.ts'
import { weightedIndex, type RiskOptions } from './supplier-risk.ts'

const measures = [
  'supply_risk',
  'economic_importance',
  'hhi_wgi_t',
  'substitution_index',
  'recycling_share',
  'import_reliance',
  'production_share',
  'supply_share',
]

const yearOf = (figure: Figure): number => Number((periodOf(figure.period)?.to ?? '0').slice(0, 4))

/** An assessment's own result: not one of the variants that it prints beside it. */
const isResult = (figure: Figure): boolean => figure.measure === 'supply_risk' && figure.geography === 'EU' && figure.of === null

/** What the ledger files as this material: the assessment's own name (`HREEs`) or any name of the mineral. */
function mineralOf(text: string, figures: readonly Figure[]): string {
  const named = figures.find((figure) => isResult(figure) && figure.subject.toLowerCase() === text.trim().toLowerCase())
  return named?.mineral ?? askedMineral(text)
}

/** The inputs that an assessment printed beside its result. */
function printedInputs(result: Figure, figures: readonly Figure[]): RiskKnown {
  const used: Figure[] = [result]
  const same = figures.filter((figure) => figure.sourceId === result.sourceId && figure.period === result.period)
  const pick = (measure: string, of: string | null, read: (value: number) => Printed | null): Printed | null => {
    const figure = same.find((each) => each.measure === measure && each.of === of)
    if (figure === undefined || figure.value === null) return null
    used.push(figure)
    return read(figure.value)
  }
  const said = supplySources.find((each) => result.note.includes(`Supply data used: ${each}`))
  const importance = same.find((each) => each.measure === 'economic_importance' && each.of === null)
  if (importance !== undefined) used.push(importance)
  return {
    material: result.subject,
    stage: result.stage,
    year: yearOf(result),
    line: null,
    inputs: {
      global: pick('hhi_wgi_t', 'WORLD', publishedIndex),
      eu: pick('hhi_wgi_t', 'EU', publishedIndex),
      importReliance: pick('import_reliance', null, printedPercent),
      recycling: pick('recycling_share', 'end-of-life recycling input rate', printedPercent),
      substitution: pick('substitution_index', 'supply risk', publishedIndex),
    },
    ...(said === undefined ? {} : { sources: said }),
    published: result.value === null ? null : publishedIndex(result.value),
    importance: importance?.value ?? null,
    receipts: [...new Set(used.flatMap((figure) => figure.receipts))],
  }
}

/** One stage from shares, governance and trade parameters on record; what they do not tell comes from the question or stays unknown. */
async function fromShares(
  desk: Desk,
  figures: readonly Figure[],
  asked: { mineral: string; subject: string; stage: string; year: number; options: RiskOptions; knownBy: Day | undefined },
): Promise<RiskRow | undefined> {
  const used: string[] = []
  const indexOf = async (of: 'WORLD' | 'EU'): Promise<Printed | null> => {
    const rows = figures.filter(
      (figure) =>
        figure.sourceId.startsWith('eu-crm') &&
        figure.stage === asked.stage &&
        figure.of === of &&
        figure.measure === (of === 'WORLD' ? 'production_share' : 'supply_share') &&
        figure.value !== null,
    )
    const onRecord = await governanceOnRecord(desk, asked.mineral, asked.stage, asked.knownBy, of)
    if (rows.length === 0 || onRecord === null) return null
    const weighed = rows.map((figure) => {
      const place = (of === 'WORLD' ? figure.geography : figure.counterpart) ?? ''
      const [score, trade] = [onRecord.scores.get(place), onRecord.trade.get(place)]
      used.push(...figure.receipts, ...(score?.receipts ?? []), ...(trade?.receipts ?? []))
      return { amount: figure.value ?? 0, score: score?.value ?? null, trade: trade?.value ?? null }
    })
    return weightedIndex(weighed, 0, onRecord.scale)
  }
  const [global, eu] = [await indexOf('WORLD'), await indexOf('EU')]
  if (global === null && eu === null) return undefined
  const { importReliance, recycling, substitution, importance } = asked.options
  const given = (value: number | undefined): Printed | null => (value === undefined ? null : exact(value))
  return riskRowOf({
    material: asked.subject,
    stage: asked.stage,
    year: asked.year,
    line: null,
    inputs: {
      global,
      eu,
      importReliance: given(importReliance),
      recycling: given(recycling),
      substitution: given(substitution),
    },
    published: null,
    importance: importance ?? null,
    receipts: [...new Set(used)],
  })
}

/** Where shares of the European Union's study are from: averages of five years, used in the assessment of 2023. */
const sharesUsedIn = 2023

/**
 * Published supply risk of a material (or of all) in an assessment, each recomputed from the inputs the assessment printed; for 2023 also from
 * its shares, with governance and trade parameters on record.
 */
export async function riskOfLedger(
  desk: Desk,
  asked: RiskOptions & { year?: number | undefined; asOf?: Day | undefined; knownBy?: Day | undefined },
): Promise<{ rows: RiskRow[]; year: number; years: number[] }> {
  const sight = await sightOf(desk, asked)
  const filed = await filedFigures(desk, asked.knownBy)
  const results = filed('supply_risk', null).filter((figure) => isResult(figure) && seen(figure, sight))
  const mineral = asked.material === undefined ? undefined : mineralOf(asked.material, results)
  const own = mineral === undefined ? results : results.filter((figure) => figure.mineral === mineral)
  const assessed = own.filter((figure) => figure.value !== null)
  const years = [...new Set(assessed.map(yearOf))].toSorted((a, b) => a - b)
  const year = asked.year ?? years.at(-1)
  if (year === undefined || !years.includes(year)) {
    const there = years.length === 0 ? 'no assessment is on record' : `assessed in ${years.join(', ')}`
    throw new Refusal(
      'not-found',
      `no supply risk of ${asked.material ?? 'any material'}${asked.year === undefined ? '' : ` in ${asked.year}`}: ${there}`,
    )
  }
  const besideOf = (name: string): Figure[] =>
    measures.flatMap((measure) => filed(measure, name).filter((figure) => seen(figure, sight)))
  const stage = asked.stage === undefined ? undefined : stageNamed(asked.stage)
  const rows: RiskRow[] = []
  const ofYear = Map.groupBy(
    assessed.filter((figure) => yearOf(figure) === year),
    (figure) => figure.mineral ?? '',
  )
  for (const [name, found] of ofYear) {
    const beside = besideOf(name)
    // An assessment that names its stage and inputs says more than a table of results over the years.
    const staged = found.filter((figure) => figure.stage !== null)
    for (const result of staged.length > 0 ? staged : found)
      if (stage === undefined || result.stage === null || result.stage === stage)
        rows.push(riskRowOf(printedInputs(result, beside)))
    if (mineral === undefined || year !== sharesUsedIn) continue
    for (const each of ['mining', 'refining'])
      if (stage === undefined || stage === each) {
        const subject = found[0]?.subject ?? name
        const row = await fromShares(desk, beside, {
          mineral,
          subject,
          stage: each,
          year,
          options: asked,
          knownBy: asked.knownBy,
        })
        if (row !== undefined) rows.push(row)
      }
  }
  return { rows: rows.toSorted(inOrder), year, years }
}

const inOrder = (a: RiskRow, b: RiskRow): number =>
  (b.published ?? -1) - (a.published ?? -1) ||
  a.material.localeCompare(b.material) ||
  (a.stage ?? '').localeCompare(b.stage ?? '')
