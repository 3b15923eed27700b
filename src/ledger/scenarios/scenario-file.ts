import { z } from 'zod'
import {
  amountSpread,
  elasticity,
  month,
  monthsSpread,
  rateSpread,
  riseSpread,
  share,
  shareSpread,
  spreadOf,
  stagesOf,
  symbols,
  where,
} from './words.ts'

/**
 * The file format of a what-if: what is done to the chain, by whom, from which month to which, with which spread where it is not
 * known. Docstrings of the fields are the documentation of the format (`docs/method/scenario-files.md` is made from them by hand).
 */

const said = {
  because: z.string().optional().describe('Why this is assumed, in one sentence'),
  sources: z.array(z.string()).default([]).describe('Ids of figures, events, control rules or pauses this rests on'),
}
const during = {
  since: month.optional().describe('First month it holds; default: the first month of the run'),
  until: month.optional().describe('Last month it holds; default: the end of the run'),
}
/** Goods that cross a border: which elements, at which stages, from where to where. */
const goods = {
  of: symbols
    .optional()
    .describe('Elements; default: all of the baseline. A grade of magnet is concerned when it contains one of them'),
  at: stagesOf.default(['separation', 'metal', 'magnet']).describe('Stages whose output is concerned'),
  grades: z
    .array(z.string())
    .optional()
    .describe('Grades of magnets, at the stage magnet; default: those that contain the elements'),
  from: where,
  to: where.optional().describe('Default: everybody but the exporter'),
  announced: month
    .optional()
    .describe('Month in which it was said, when later than that it begins: buyers order ahead in between'),
  orderAhead: riseSpread.optional().describe('By how much orders grow in the months between; default 0'),
}
/** Makers: which stage of which elements, where. */
const makers = {
  of: symbols.optional().describe('Elements; default: all of the baseline'),
  at: stagesOf,
  grades: z.array(z.string()).optional(),
  in: where,
}

export const measures = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ban'), ...goods, ...during, ...said }),
  z.strictObject({
    kind: z.literal('cut'),
    by: shareSpread.describe('Share of orders that is not shipped'),
    ...goods,
    ...during,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('quota'),
    most: amountSpread.describe(
      'Tonnes of contained element (of magnet, at the stage magnet) that may leave a period, all destinations together',
    ),
    each: z.enum(['month', 'half-year', 'year']),
    carriesOver: z.boolean().default(false).describe('Whether what is not used stays for the next period'),
    ...goods,
    ...during,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('licence'),
    granted: shareSpread.describe('Share of applications waiting that is granted a month, once they have waited'),
    wait: monthsSpread
      .default({ low: 2, mode: 2, high: 3 })
      .describe('Months an application waits at the least; 45 working days are about two'),
    uncontrolled: shareSpread.default({ low: 0, mode: 0, high: 0 }).describe('Share of the flow that needs no licence'),
    ...goods,
    ...during,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('tariff'),
    rate: rateSpread,
    elasticity: elasticity.default({ low: 1, mode: 2, high: 4 }).describe('How fast orders shrink: (1 + rate)^-elasticity'),
    ...goods,
    ...during,
    ...said,
  }),
  z.strictObject({ kind: z.literal('outage'), by: shareSpread, ...makers, ...during, ...said }),
  z.strictObject({
    kind: z.literal('capacity'),
    facility: z.string().optional().describe('Id of the facility'),
    adds: amountSpread.describe(
      'Tonnes of contained element a year (of magnet, at the stage magnet), all elements named together, split as the place makes or imports them',
    ),
    counted: z
      .enum(['element', 'oxide'])
      .default('element')
      .describe('Whether the tonnes are of contained element or of its oxide'),
    ...makers,
    since: month.describe('Month in which it is said to start'),
    ramp: monthsSpread.default({ low: 12, mode: 24, high: 36 }).describe('Months to full output'),
    slip: monthsSpread.default({ low: 0, mode: 6, high: 24 }).describe('Months it comes late'),
    chance: share.default(1).describe('Chance that it comes at all'),
    contracted: shareSpread
      .default({ low: 0.5, mode: 0.8, high: 1 })
      .describe('Share of its output that buyers have agreed to take'),
    ...said,
  }),
  z.strictObject({
    kind: z.literal('recycling'),
    adds: amountSpread,
    ...makers,
    ...during,
    ramp: monthsSpread.default({ low: 12, mode: 24, high: 36 }),
    ...said,
  }),
  z.strictObject({
    kind: z.literal('release'),
    holds: amountSpread.describe('Tonnes in the stockpile'),
    over: monthsSpread.default({ low: 3, mode: 6, high: 12 }).describe('Months over which it is let out'),
    ...makers,
    since: month,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('demand'),
    grows: rateSpread.describe('Change of use a year'),
    industries: z.array(z.string()).optional(),
    in: where.optional(),
    ...during,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('thrifting'),
    of: symbols,
    saves: rateSpread.describe('Share saved a year while the element is short'),
    floor: share.default(0.5).describe('Share of the content that cannot be saved'),
    ...during,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('switch'),
    grade: z.string(),
    to: z.string(),
    most: shareSpread.describe('Share of the use of a grade that can be served by the other'),
    after: monthsSpread.describe('Months before the other is qualified'),
    loss: shareSpread.default({ low: 0, mode: 0, high: 0 }).describe('More of it needed for the same work'),
    ...during,
    ...said,
  }),
  z.strictObject({
    kind: z.literal('requalify'),
    qualified: shareSpread.describe(
      'Share of what a buyer ordinarily takes that other suppliers may newly deliver with each month it is short, up to half',
    ),
    drift: shareSpread
      .default({ low: 0, mode: 0.05, high: 0.1 })
      .describe('Share of an order that moves a month from those who fail to those who deliver'),
    ...said,
  }),
])
export type Measure = z.output<typeof measures>
export type MeasureKind = Measure['kind']

/** One course that things may take, with its chance; the runs are shared out among the courses. */
export const course = z.strictObject({
  name: z.string().min(1),
  chance: share,
  says: z.string().default(''),
  measures: z.array(measures).default([]),
})

const atLeastOne = (most: number) => spreadOf(z.number().min(1).max(most))

/** How makers and users behave; what is left out has the default and spread of `docs/method/scenario.md`. */
const behaviour = z.strictObject({
  refill: atLeastOne(60).optional(),
  overproduction: atLeastOne(3).optional(),
  overproductionMonths: atLeastOne(60).optional(),
  qualified: shareSpread.optional(),
  qualifiedMost: shareSpread.optional(),
  drift: shareSpread.optional(),
  licenceValid: atLeastOne(60).optional(),
  backlogged: shareSpread.optional(),
  newMakerCover: monthsSpread.optional(),
  inputCover: spreadOf(z.number().min(0).max(100)).optional(),
  magnetCover: spreadOf(z.number().min(0).max(100)).optional(),
  delay: spreadOf(z.number().min(0).max(3)).optional(),
})

export const scenarioFile = z
  .strictObject({
    title: z.string().min(1),
    question: z.string().default('').describe('The question it answers, as a reader would ask it'),
    start: month.describe('First month of the run'),
    months: z.number().int().min(1).max(180).default(36),
    behaviour: behaviour.default({}),
    measures: z.array(measures).default([]),
    courses: z.array(course).default([]),
    notes: z.array(z.string()).default([]).describe('What a reader must know: what is left out, what is guessed'),
  })
  .superRefine((file, context) => {
    const chance = file.courses.reduce((sum, each) => sum + each.chance, 0)
    if (file.courses.length > 0 && Math.abs(chance - 1) > 1e-9)
      context.addIssue({
        code: 'custom',
        path: ['courses'],
        message: `the chances of the courses sum to ${Math.round(chance * 1000) / 10} %, not 100 %`,
      })
    const all = [
      ...file.measures.map((measure, at) => ({ measure, path: ['measures', at] as (string | number)[] })),
      ...file.courses.flatMap((each, of) =>
        each.measures.map((measure, at) => ({ measure, path: ['courses', of, 'measures', at] as (string | number)[] })),
      ),
    ]
    for (const { measure, path } of all) {
      if ('until' in measure && measure.until !== undefined && measure.until < (measure.since ?? file.start))
        context.addIssue({ code: 'custom', path: [...path, 'until'], message: 'ends before it begins' })
      if ('announced' in measure && measure.announced !== undefined && measure.announced > (measure.since ?? file.start))
        context.addIssue({ code: 'custom', path: [...path, 'announced'], message: 'is announced after it begins' })
    }
  })
export type ScenarioFile = z.output<typeof scenarioFile>
