import { z } from 'zod'
import { sayPlace } from '../../kernel/place.ts'
import type { Fault } from '../../kernel/read.ts'
import type { Harvest, Manifest } from '../manifest.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'

const years = z.record(z.string().regex(/^20\d\d$/), z.number().nullable())
const supply = z.strictObject({ countries: z.record(z.string(), years), total: years, top3Share: years })
const byScenario = z.strictObject({ '2024': z.number().nullable(), STEPS: years, APS: years, NZE: years })
/** Every key of the file is read, or stands here with the reason why not; a new one is a fault. */
const unread = {
  ofFile: {
    source: 'names the workbook the file was made from',
    cleantechByTech: 'clean technologies alone: a part of demand that is not followed',
    cleantechByMineral: 'clean technologies alone: a part of demand that is not followed',
    byTechnology: 'clean technologies alone: a part of demand that is not followed',
  },
  ofDemand: {
    sectors: 'demand by sector: the desk follows the whole',
    totalClean: 'demand of clean technologies: the desk follows the whole',
    otherUses: 'demand of other uses: the desk follows the whole',
    cleanShare: 'follows from the demand of clean technologies',
  },
}
const leftAside = (keys: Readonly<Record<string, string>>): Record<string, z.ZodOptional<z.ZodUnknown>> =>
  Object.fromEntries(Object.keys(keys).map((key) => [key, z.unknown().optional()]))

const explorer = z.strictObject({
  ...leftAside(unread.ofFile),
  supply: z.record(z.string(), z.strictObject({ mining: supply, refining: supply })),
  totalDemand: z.record(z.string(), z.strictObject({ ...leftAside(unread.ofDemand), totalDemand: byScenario })),
})

interface Meaning {
  readonly mineral: string
  readonly basis: string
  /** Stage under which the IEA's demand for it is entered. */
  readonly demand: string
}

/** The explorer's "Rare Earth Elements" are the four magnet rare earths, Nd, Pr, Dy and Tb. */
const minerals: Record<string, Meaning> = {
  Copper: { mineral: 'copper', basis: 'contained', demand: 'product' },
  Cobalt: { mineral: 'cobalt', basis: 'contained', demand: 'product' },
  Lithium: { mineral: 'lithium', basis: 'contained', demand: 'product' },
  Nickel: { mineral: 'nickel', basis: 'contained', demand: 'product' },
  Graphite: { mineral: 'graphite', basis: 'gross', demand: 'product' },
  'Rare Earth Elements': { mineral: 'rare_earths', basis: 'magnet_ree', demand: 'magnet' },
}

const scenarios: Record<string, string> = {
  base: 'IEA base case',
  STEPS: 'IEA Stated Policies',
  APS: 'IEA Announced Pledges',
  NZE: 'IEA Net Zero',
}

/** A number as the file writes it; the same digits are looked for when the transcription is checked. */
const asWritten = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value))
const tonnes = (kilotonnes: number): number => Number((kilotonnes * 1000).toPrecision(15))

function readSupply(name: string, stage: 'mining' | 'refining', table: z.output<typeof supply>): (Reading | Fault)[] {
  const meaning = minerals[name]
  if (!meaning) return [{ kind: 'unknown-mineral', says: `"${name}" is a mineral this reader does not know` }]
  const lines: readonly (readonly [printed: string, path: string, values: z.output<typeof years>])[] = [
    ...Object.entries(table.countries).map(([country, values]) => [country, `countries/${country}`, values] as const),
    ['World', 'total', table.total],
  ]
  const amounts = lines.flatMap(([printed, path, values]): (Reading | Fault)[] => {
    // Footnotes of the workbook were stored as if they were countries.
    if (/^(Notes:|“Base case”)/.test(printed)) return []
    const place = placePrinted(printed)
    if (!place) return [{ kind: 'unknown-place', says: `"${printed}" is no place` }]
    return Object.entries(values).flatMap(([year, value]) =>
      value === null
        ? []
        : reading({
            id: `iea-cmde-2025.${meaning.mineral}.${stage}.${place}.${year}`,
            subject: sayPlace(place),
            measure: 'production',
            mineral: meaning.mineral,
            basis: meaning.basis,
            stage,
            geography: place,
            period: year,
            unit: 't',
            kind: year === '2024' ? 'estimated' : 'projected',
            scenario: year === '2024' ? '' : (scenarios['base'] ?? ''),
            value: tonnes(value),
            low: tonnes(value),
            high: tonnes(value),
            path: `supply/${name}/${stage}/${path}/${year}`,
            printed: asWritten(value),
            names: [place === 'WORLD' ? 'total' : printed],
            note: `Printed in kilotonnes. ${meaning.basis === 'magnet_ree' ? 'Counts Nd, Pr, Dy and Tb only.' : ''}`.trim(),
          }),
    )
  })
  const topThree = Object.entries(table.top3Share).flatMap(([year, value]) =>
    value === null
      ? []
      : reading({
          id: `iea-cmde-2025.${meaning.mineral}.${stage}.top3.${year}`,
          subject: 'World',
          measure: 'top_n_share',
          mineral: meaning.mineral,
          basis: meaning.basis,
          stage,
          geography: 'WORLD',
          of: 'WORLD',
          period: year,
          unit: 'percent',
          kind: year === '2024' ? 'estimated' : 'projected',
          scenario: year === '2024' ? '' : (scenarios['base'] ?? ''),
          value: value * 100,
          low: value * 100,
          high: value * 100,
          path: `supply/${name}/${stage}/top3Share/${year}`,
          printed: String(value),
          names: ['top3Share'],
          note: 'Share of the three largest producing countries.',
        }),
  )
  return [...amounts, ...topThree]
}

function readDemand(name: string, table: z.output<typeof byScenario>): (Reading | Fault)[] {
  const meaning = minerals[name]
  if (!meaning) return [{ kind: 'unknown-mineral', says: `"${name}" is a mineral this reader does not know` }]
  const { '2024': now, ...ahead } = table
  const cells = [
    ...(now === null ? [] : [['base', '2024', now, '2024'] as const]),
    ...Object.entries(ahead).flatMap(([scenario, values]) =>
      Object.entries(values).flatMap(([year, value]) =>
        value === null ? [] : [[scenario, year, value, `${scenario}/${year}`] as const],
      ),
    ),
  ]
  return cells.map(([scenario, year, value, path]) =>
    reading({
      id: `iea-cmde-2025.${meaning.mineral}.demand.${scenario.toLowerCase()}.${year}`,
      subject: 'World',
      measure: 'demand',
      mineral: meaning.mineral,
      basis: meaning.basis,
      stage: meaning.demand,
      geography: 'WORLD',
      period: year,
      unit: 't',
      kind: year === '2024' ? 'estimated' : 'projected',
      scenario: year === '2024' ? '' : (scenarios[scenario] ?? scenario),
      value: tonnes(value),
      low: tonnes(value),
      high: tonnes(value),
      path: `totalDemand/${name}/totalDemand/${path}`,
      printed: asWritten(value),
      names: ['totalDemand'],
      note: `Printed in kilotonnes. ${meaning.basis === 'magnet_ree' ? 'Counts Nd, Pr, Dy and Tb only.' : ''}`.trim(),
    }),
  )
}

function readExplorer(text: string): Harvest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    return { readings: [], faults: [{ kind: 'broken-json', says: cause instanceof Error ? cause.message : String(cause) }] }
  }
  const parsed = explorer.safeParse(json)
  if (!parsed.success) return { readings: [], faults: [{ kind: 'unexpected-shape', says: z.prettifyError(parsed.error) }] }
  const found = [
    ...Object.entries(parsed.data.supply).flatMap(([name, table]) =>
      readSupply(name, 'mining', table.mining).concat(readSupply(name, 'refining', table.refining)),
    ),
    ...Object.entries(parsed.data.totalDemand).flatMap(([name, table]) => readDemand(name, table.totalDemand)),
  ]
  return {
    readings: found.filter((each): each is Reading => 'id' in each),
    faults: found.filter((each): each is Fault => 'says' in each),
  }
}

/** Critical Minerals Data Explorer, edition of May 2025: supply by country and total demand of six minerals. */
export const ieaExplorer: Manifest = {
  source: 'iea-cmde-2025',
  publisher: 'International Energy Agency',
  licence: 'cc-by-4.0',
  every: 'yearly, in May',
  file: 'iea/iea_cm_data_explorer.json',
  charset: 'utf-8',
  format: 'json',
  expects: [440, 520],
  read: readExplorer,
}
