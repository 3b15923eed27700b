import { sizesOf } from './goods.ts'
import type { Record, Series } from './result.ts'
import type { World } from './world.ts'

/** Where a series stands in the lists of a record, worked out once: which list, and which cells of a month with which factor. */
export interface Reading {
  readonly list: Exclude<keyof Record, 'months'>
  /** A second list that is taken off the first: use is demand less shortage. */
  readonly less: 'shortage' | null
  readonly cells: Int32Array
  readonly factors: Float64Array
  /** Cells of the list a month. */
  readonly stride: number
}

export function readingOf(world: World, series: Series): Reading {
  const { elements, stages, places, grades, industries, goods } = sizesOf(world)
  const cells: number[] = []
  const factors: number[] = []
  const of = (wanted: number | undefined, count: number): number[] =>
    wanted === undefined ? Array.from({ length: count }, (_, at) => at) : [wanted]
  const add = (cell: number, factor: number): void => {
    cells.push(cell)
    factors.push(factor)
  }
  const done = (list: Reading['list'], stride: number, less: Reading['less'] = null): Reading => ({
    list,
    less,
    cells: Int32Array.from(cells),
    factors: Float64Array.from(factors),
    stride,
  })
  switch (series.what) {
    case 'shortage':
    case 'demand':
    case 'use':
      for (const grade of of(series.grade, grades))
        for (const industry of of(series.industry, industries))
          for (const place of of(series.place, places))
            add(
              (grade * industries + industry) * places + place,
              series.element === undefined ? 1 : (world.grades[grade]?.takes[series.element] ?? 0),
            )
      return done(
        series.what === 'shortage' ? 'shortage' : 'demand',
        grades * industries * places,
        series.what === 'use' ? 'shortage' : null,
      )
    case 'lack':
    case 'taken':
    case 'inputStock':
      for (const place of of(series.place, places)) add((series.element * (stages + 1) + series.stage) * places + place, 1)
      return done(series.what, elements * (stages + 1) * places)
    case 'magnetStock':
      for (const grade of of(series.grade, grades)) for (const place of of(series.place, places)) add(grade * places + place, 1)
      return done('magnetStock', grades * places)
    default:
      for (const place of of(series.place, places)) add(series.good * places + place, 1)
      return done(series.what, goods * places)
  }
}

/** Writes a series into `into`, month by month. */
export function readSeries(record: Record, { list, less, cells, factors, stride }: Reading, into: Float64Array): void {
  const values = record[list]
  const taken = less === null ? null : record[less]
  for (let month = 0; month < into.length; month++) {
    let sum = 0
    for (let at = 0; at < cells.length; at++) {
      const cell = month * stride + (cells[at] as number)
      sum +=
        (taken === null ? (values[cell] as number) : (values[cell] as number) - (taken[cell] as number)) * (factors[at] as number)
    }
    into[month] = sum
  }
}

/** A series of a record as a list of its own. */
export function seriesOf(world: World, record: Record, series: Series): Float64Array {
  const into = new Float64Array(record.months)
  readSeries(record, readingOf(world, series), into)
  return into
}
