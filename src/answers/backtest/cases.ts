import type { GoodsStage } from '../../ledger/scenarios/words.ts'

/** Something that was observed: over one month, or over several together. */
export interface Observed {
  readonly from: string
  readonly to: string
  /** Tonnes, from these figures of the ledger; `of` works them out where the number is not itself on record. */
  readonly figures: readonly string[]
  readonly of: (values: readonly number[]) => number
  /** How it is worked out, where it is. */
  readonly how: string | null
  /** Whether the scenario's numbers were fitted with a look at it. */
  readonly fitted: boolean
}

/** A control that came, what it was, and what was shipped after it. */
export interface BacktestCase {
  readonly id: string
  readonly title: string
  /** Name of a preset, or the text of a file. */
  readonly scenario: string
  /** The reconciled baseline, or a world of two places that trade one good. */
  readonly world: 'baseline' | { readonly element: string; readonly cover: number }
  /** Exports of China of this are compared: goods of a stage, of one element where it is named. */
  readonly exports: { readonly stage: GoodsStage; readonly element: string | null }
  /** An ordinary month before the control: the run says by how much exports fall, this from where. */
  readonly level: {
    readonly figures: readonly string[]
    readonly of: (values: readonly number[]) => number
    readonly how: string
  }
  readonly observed: readonly Observed[]
  readonly notes: readonly string[]
}

const itself = ([value = 0]: readonly number[]): number => value
const month = (when: string, figure: string, fitted: boolean): Observed => ({
  from: when,
  to: when,
  figures: [figure],
  of: itself,
  how: null,
  fitted,
})
const kilograms = ([value = 0]: readonly number[]): number => value / 1000
const monthKg = (when: string, figure: string, fitted: boolean): Observed => ({
  from: when,
  to: when,
  figures: [figure],
  of: kilograms,
  how: null,
  fitted,
})

const customs = 'china-customs.magnet-exports'
const growth = 'china-customs.magnet-export-growth'
const firstQuarter = [`${customs}.2026-01-to-2026-03.WORLD`, `${growth}.2026-01-to-2026-03.yoy`]

const licenceFile = (element: string, rush: string): string => `title: Licences of August 2023, ${element}
start: 2023-05
months: 8
measures:
  - kind: licence
    granted: { low: 20 %, mode: 40 %, high: 60 % }
    wait: { low: 2, mode: 2, high: 3 }
    at: separation
    from: CHN
    since: 2023-08
    announced: 2023-07
    orderAhead: ${rush}
    because: Announced on 3 July 2023, in force from 1 August; up to 45 working days of processing.
`

const quotaFile = `title: The export quota of the second half of 2010
start: 2010-01
months: 24
measures:
  - kind: quota
    most: 22282
    each: half-year
    at: separation
    from: CHN
    until: 2010-06
  - kind: quota
    most: 7976
    each: half-year
    at: separation
    from: CHN
    since: 2010-07
    until: 2010-12
  - kind: quota
    most: 14508
    each: half-year
    at: separation
    from: CHN
    since: 2011-01
    until: 2011-06
`

const noStock =
  'Makers in the run hold no finished stock, so a rush within one month of notice is missed: they make more only a month later.'

/** Controls of the past on which the simulation is tried. What was fitted is marked; other months of the same series are kept aside by the reviewers of this desk. */
export const cases: readonly BacktestCase[] = [
  {
    id: 'magnets-2025',
    title: 'Licences of April 2025: magnets',
    scenario: 'licences-april-2025',
    world: 'baseline',
    exports: { stage: 'magnet', element: null },
    level: {
      figures: firstQuarter,
      of: ([quarter = 0, change = 0]) => quarter / (1 + change / 100) / 3,
      how: 'mean month of the first quarter of 2025: that of 2026 less its growth',
    },
    observed: [
      {
        from: '2025-04',
        to: '2025-04',
        figures: [`${customs}.2025-05.WORLD`, `${growth}.2025-05.mom`],
        of: ([may = 0, change = 0]) => may / (1 + change / 100),
        how: 'May over its change against April',
        fitted: true,
      },
      month('2025-05', `${customs}.2025-05.WORLD`, true),
      month('2025-06', `${customs}.2025-06.WORLD`, true),
      month('2025-07', `${customs}.2025-07.WORLD`, true),
      month('2025-09', `${customs}.2025-09.WORLD`, false),
      month('2026-03', `${customs}.2026-03.WORLD`, false),
    ],
    notes: ['Customs count magnets that need a licence and those that do not under one code.'],
  },
  {
    id: 'dysprosium-2025',
    title: 'Licences of April 2025: dysprosium',
    scenario: 'licences-april-2025',
    world: 'baseline',
    exports: { stage: 'separation', element: 'Dy' },
    level: {
      figures: ['china-customs.dysprosium-exports.2025-09', 'china-customs.dysprosium-exports.2025-10'],
      of: ([september = 0, october = 0]) => (september + october) / 2 / 1000,
      how: 'mean of September and October 2025, as no ordinary month before the control is on record: a weak level',
    },
    observed: [
      monthKg('2025-05', 'china-customs.dysprosium-exports.2025-05', false),
      monthKg('2025-09', 'china-customs.dysprosium-exports.2025-09', false),
      monthKg('2025-10', 'china-customs.dysprosium-exports.2025-10', false),
    ],
    notes: ['Single shipments make a month: 17 of the 18 tonnes of September went to South Korea.'],
  },
  {
    id: 'terbium-2025',
    title: 'Licences of April 2025: terbium',
    scenario: 'licences-april-2025',
    world: 'baseline',
    exports: { stage: 'separation', element: 'Tb' },
    level: {
      figures: ['china-customs.terbium-exports.2025-08', 'china-customs.terbium-exports.2025-09'],
      of: ([august = 0, september = 0]) => (august + september) / 2 / 1000,
      how: 'mean of August and September 2025, as no ordinary month before the control is on record: a weak level',
    },
    observed: [
      monthKg('2025-05', 'china-customs.terbium-exports.2025-05', false),
      monthKg('2025-08', 'china-customs.terbium-exports.2025-08', false),
      monthKg('2025-09', 'china-customs.terbium-exports.2025-09', false),
    ],
    notes: [],
  },
  {
    id: 'gallium-2023',
    title: 'Licences of August 2023: gallium',
    scenario: licenceFile('gallium', '{ low: 20 %, mode: 60 %, high: 120 % }'),
    world: { element: 'Ga', cover: 3 },
    exports: { stage: 'separation', element: 'Ga' },
    level: { figures: ['china-customs.gallium-exports.2022-10'], of: kilograms, how: 'October 2022' },
    observed: [
      monthKg('2023-07', 'china-customs.gallium-exports.2023-07', true),
      monthKg('2023-08', 'china-customs.gallium-exports.2023-08', false),
      monthKg('2023-09', 'china-customs.gallium-exports.2023-09', false),
    ],
    notes: ['A world of two places stands for the chain: gallium is not in the baseline.', noStock],
  },
  {
    id: 'germanium-2023',
    title: 'Licences of August 2023: germanium',
    scenario: licenceFile('germanium', '{ low: 80 %, mode: 150 %, high: 250 % }'),
    world: { element: 'Ge', cover: 3 },
    exports: { stage: 'separation', element: 'Ge' },
    level: { figures: ['china-customs.germanium-exports.2022-10'], of: kilograms, how: 'October 2022' },
    observed: [
      monthKg('2023-07', 'china-customs.germanium-exports.2023-07', true),
      monthKg('2023-08', 'china-customs.germanium-exports.2023-08', false),
      monthKg('2023-09', 'china-customs.germanium-exports.2023-09', false),
    ],
    notes: ['A world of two places stands for the chain: germanium is not in the baseline.', noStock],
  },
  {
    id: 'quota-2010',
    title: 'The export quota of 2010',
    scenario: quotaFile,
    world: { element: 'REO', cover: 3 },
    exports: { stage: 'separation', element: 'REO' },
    level: {
      figures: ['china-quota.export.2009'],
      of: ([year = 0]) => year / 12,
      how: 'the quota of 2009 spread over its months',
    },
    observed: [
      { from: '2010-01', to: '2010-11', figures: ['china-exports.2010-to-november'], of: itself, how: null, fitted: false },
    ],
    notes: [
      'A world of two places stands for the chain. Exports by other ways, and under codes outside the quota, are not in the run: what customs counted was more than the quota of the year.',
    ],
  },
]
