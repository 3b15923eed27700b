import { Refusal } from '../../kernel/errors.ts'
import { printed, type Printed } from '../../model/printed.ts'
import { supplySources, type SupplySource } from '../../model/supply-risk.ts'
import { findColumn, ignoredColumns, neededColumn, numbersOf, plainName, textAt, type Column } from '../own-table/columns.ts'
import type { OwnRow, OwnTable } from '../own-table/read-own-table.ts'
import { riskRowOf, type RiskRow } from './row.ts'

const globalNames = 'hhi_wgi_t_global hhi_wgi_t_gs hhi_wgi_t_world hhi_gs hhi_global hhi_wgi_global hhi_wgi_t hhi_wgi'.split(' ')
const euNames = 'hhi_wgi_t_eu28 hhi_wgi_t_eu27 hhi_wgi_t_eu hhi_wgi_t_eus hhi_eu28 hhi_eu hhi_eus hhi_wgi_eu'.split(' ')
const relianceNames = 'import_reliance ir net_import_reliance'.split(' ')
const recyclingNames = 'eol_rir eolrir eol_recycling_input_rate end_of_life_recycling_input_rate recycling recycling_rate'.split(
  ' ',
)
const substitutionNames = 'si_sr substitution_index_sr si_supply_risk substitution_index substitution si'.split(' ')

/** Whether the table gives inputs of the European Union's method, a material a row. */
export const isInputTable = (table: OwnTable): boolean =>
  findColumn(table, globalNames) !== undefined || findColumn(table, euNames) !== undefined

/** Reads cells as they were printed, so that rounding can be taken into account. Percent when the name or some value says so. */
function printedOf(
  table: OwnTable,
  column: Column | undefined,
  kind: 'index' | 'part' | 'factor',
): (row: OwnRow) => Printed | null {
  const numberOf = numbersOf(table, column)
  const values = table.rows.map((row) => numberOf(row, { least: 0, says: 'is negative' }))
  const isPercent =
    kind === 'part' &&
    column !== undefined &&
    (/percent|pct/.test(plainName(column.name).full) || values.some((value) => value !== null && value > 1))
  const range = {
    scale: isPercent ? 100 : 1,
    least: 0,
    ...(kind === 'part' ? { most: 1 } : {}),
  }
  return (row) => {
    const value = numberOf(row, kind === 'part' ? { least: 0, most: isPercent ? 100 : 1, says: 'is no part of a whole' } : {})
    if (value === null) return null
    const decimals = /[.,](\d+)\s*%?$/.exec(textAt(row, column))?.[1]?.length ?? 0
    return printed(value.toFixed(decimals), range)
  }
}

const words: Readonly<Record<string, SupplySource>> = {
  gs_eus: 'GS + EUS',
  both: 'GS + EUS',
  gs_only: 'GS only',
  gs: 'GS only',
  global: 'GS only',
  eus_only: 'EUS only',
  eus: 'EUS only',
  eu_only: 'EUS only',
  eu: 'EUS only',
}

function sourcesAt(row: OwnRow, column: Column | undefined): SupplySource | undefined {
  const text = textAt(row, column)
  if (text === '' || column === undefined) return undefined
  const found = words[plainName(text).full]
  if (found === undefined)
    throw new Refusal('bad-line', `${column.name}: "${text}" is not one of ${supplySources.join(', ')}`, {
      line: row.line,
      column: column.index + 1,
    })
  return found
}

/** Every row of a table of inputs, recomputed, with its published value where the table has one. */
export function riskOfInputs(table: OwnTable): { rows: RiskRow[]; ignored: string[] } {
  const material = neededColumn(table, 'the material', ['material', 'raw_material', 'mineral', 'commodity', 'name'])
  const stage = findColumn(table, ['stage', 'supply_chain_stage', 'life_cycle_stage'])
  const year = findColumn(table, ['year', 'assessment_year'])
  const [global, eu] = [findColumn(table, globalNames), findColumn(table, euNames)]
  const [reliance, recycling] = [findColumn(table, relianceNames), findColumn(table, recyclingNames)]
  const substitution = neededColumn(table, 'the substitution index of supply risk', substitutionNames)
  const sources = findColumn(table, ['supply_data_used', 'supply_data', 'sources', 'supply_used'])
  const published = findColumn(table, ['supply_risk', 'sr', 'published_supply_risk', 'published_sr', 'published'])
  const importance = findColumn(table, ['economic_importance', 'ei'])
  if (recycling === undefined) neededColumn(table, 'the end-of-life recycling input rate', recyclingNames)
  const read = {
    global: printedOf(table, global, 'index'),
    eu: printedOf(table, eu, 'index'),
    importReliance: printedOf(table, reliance, 'part'),
    recycling: printedOf(table, recycling, 'part'),
    substitution: printedOf(table, substitution, 'factor'),
    published: printedOf(table, published, 'index'),
  }
  const [yearOf, importanceOf] = [numbersOf(table, year), numbersOf(table, importance)]
  const seen = new Map<string, number>()
  const rows = table.rows.map((row): RiskRow => {
    const name = textAt(row, material)
    if (name === '') throw new Refusal('bad-line', 'this row names no material', { line: row.line, column: material.index + 1 })
    const key = [name, textAt(row, stage), textAt(row, year)].join('|').toLowerCase()
    const before = seen.get(key)
    if (before !== undefined) throw new Refusal('bad-line', `"${name}" stands in line ${before} already`, { line: row.line })
    seen.set(key, row.line)
    const used = sourcesAt(row, sources)
    return riskRowOf({
      material: name,
      stage: textAt(row, stage) || null,
      year: yearOf(row),
      line: row.line,
      inputs: {
        global: read.global(row),
        eu: read.eu(row),
        importReliance: read.importReliance(row),
        recycling: read.recycling(row),
        substitution: read.substitution(row),
      },
      ...(used === undefined ? {} : { sources: used }),
      published: read.published(row),
      importance: importanceOf(row),
      receipts: [],
    })
  })
  const used = [material, stage, year, global, eu, reliance, recycling, substitution, sources, published, importance]
  return { rows, ignored: ignoredColumns(table, used) }
}
