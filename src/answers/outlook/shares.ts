import { elementGroups } from '../../kernel/element.ts'
import { goodsStages, type GoodsStage } from '../../ledger/scenarios/words.ts'
import type { ScenarioFile } from '../../ledger/scenarios/scenario-file.ts'
import { elementGood, gradeGood } from '../../model/scenario/goods.ts'
import type { Part } from '../../model/scenario/monte-carlo.ts'
import { elementStages, type World } from '../../model/scenario/world.ts'
import type { KeptSeries } from '../scenario/kept-series.ts'

/** Elements that are counted together up to metal, as the world numbers them. */
const magnetElements = (world: World): number[] =>
  elementGroups.magnet_rare_earths.map((element) => world.elements.indexOf(element)).filter((at) => at >= 0)

/** Output of every stage, of all and of one place; magnet elements up to metal, magnets after it. */
export function keptOutput(world: World, place: number): KeptSeries[] {
  const counted = magnetElements(world)
  const series = (stage: GoodsStage, good: number): KeptSeries[] =>
    [undefined, place].map((where) => ({
      id: `${stage}.${good}.${where ?? 'all'}`,
      what: 'output',
      element: null,
      grade: null,
      stage,
      place: where === undefined ? null : (world.places[where] ?? null),
      industry: null,
      series: { what: 'output', good, ...(where === undefined ? {} : { place: where }) },
    }))
  return [
    ...elementStages.flatMap((stage, s) => counted.flatMap((element) => series(stage, elementGood(element, s)))),
    ...world.grades.flatMap((_, grade) => series('magnet', gradeGood(world, grade))),
  ]
}

/** Share of a place in a stage, year by year and run by run: [year][draw]. */
export function sharesOf(
  parts: readonly Part[],
  kept: readonly KeptSeries[],
  stage: GoodsStage,
  draws: number,
  months: number,
): Float64Array[] {
  const years = Math.floor(months / 12)
  const [own, all] = [true, false].map(() => Array.from({ length: years }, () => new Float64Array(draws)))
  for (const [index, each] of kept.entries()) {
    if (each.stage !== stage) continue
    const into = each.place === null ? all : own
    for (const { from, to, scenario } of parts) {
      const width = to - from
      for (let month = 0; month < years * 12; month++)
        for (let draw = 0; draw < width; draw++) {
          const year = into?.[Math.floor(month / 12)] as Float64Array
          year[from + draw] = (year[from + draw] ?? 0) + (scenario[(index * months + month) * width + draw] ?? 0)
        }
    }
  }
  return (own ?? []).map((year, at) =>
    year.map((value, draw) => ((all?.[at]?.[draw] ?? 0) > 0 ? value / (all?.[at]?.[draw] ?? 1) : 0)),
  )
}

/** The share in the baseline. */
export function shareBefore(world: World, stage: GoodsStage, place: number): number {
  const P = world.places.length
  const sum = (values: Float64Array, goods: readonly number[]): number => {
    const [own, all] = goods.reduce(
      ([a, b], good) => [
        a + (values[good * P + place] ?? 0),
        b + values.subarray(good * P, (good + 1) * P).reduce((x, y) => x + y, 0),
      ],
      [0, 0],
    )
    return all > 0 ? own / all : 0
  }
  if (stage === 'magnet') return sum(world.magnets, [...world.grades.keys()])
  const s = elementStages.indexOf(stage)
  return sum(
    world.output,
    magnetElements(world).map((element) => elementGood(element, s)),
  )
}

/** A course that was run: its share in each stage by year and draw, [stage][year][draw]. */
export interface CourseShares {
  readonly name: string | null
  readonly chance: number
  readonly shares: ReadonlyMap<GoodsStage, Float64Array[]>
}

/**
 * One file a course, in which that course is certain: with one seed all of them are run on the same draws of everything else, so that what
 * differs between them is the course and not the luck of the draw.
 */
export const filesOf = (file: ScenarioFile): { name: string | null; chance: number; file: ScenarioFile }[] =>
  file.courses.length === 0
    ? [{ name: null, chance: 1, file }]
    : file.courses.map(({ name, chance }, of) => ({
        name,
        chance,
        file: { ...file, courses: file.courses.map((each, at) => ({ ...each, chance: at === of ? 1 : 0 })) },
      }))

/** Shares of a run of one course in every stage. */
export const courseShares = (
  { name, chance }: { readonly name: string | null; readonly chance: number },
  parts: readonly Part[],
  kept: readonly KeptSeries[],
  draws: number,
  months: number,
): CourseShares => ({
  name,
  chance,
  shares: new Map(goodsStages.map((stage) => [stage, sharesOf(parts, kept, stage, draws, months)])),
})

/** Quantiles of all courses together, each draw of a course counting by the chance of the course. */
export function pooled(
  courses: readonly CourseShares[],
  stage: GoodsStage,
  year: number,
): { p10: number; p50: number; p90: number } {
  const drawn = courses
    .flatMap(({ chance, shares }) => {
      const values = shares.get(stage)?.[year] ?? new Float64Array()
      return Array.from(values, (value) => ({ value, weight: chance / values.length }))
    })
    .toSorted((a, b) => a.value - b.value)
  const at = (quantile: number): number => {
    let sum = 0
    return (drawn.find(({ weight }) => (sum += weight) >= quantile - 1e-12) ?? drawn.at(-1))?.value ?? 0
  }
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

/** How far the courses lie apart in a year, draw by draw, percentage points. */
export function spreadOfCourses(courses: readonly CourseShares[], stage: GoodsStage, year: number): Float64Array {
  const [first] = courses
  return (first?.shares.get(stage)?.[year] ?? new Float64Array()).map((_, draw) => {
    const values = courses.map(({ shares }) => shares.get(stage)?.[year]?.[draw] ?? 0)
    return 100 * (Math.max(...values) - Math.min(...values))
  })
}
