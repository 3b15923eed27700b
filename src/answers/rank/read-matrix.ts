import { Refusal } from '../../kernel/errors.ts'
import type { DecisionMatrix } from '../../model/ranking/matrix.ts'
import { findColumn, neededColumn, numbersOf, textAt } from '../own-table/columns.ts'
import { readOwnTable, type OwnRow, type OwnTable } from '../own-table/read-own-table.ts'

export interface MatrixOptions {
  readonly weights?: string | undefined
  readonly directions?: string | undefined
  readonly problem?: string | undefined
}

const most = /^(\+?1(\.0)?|\+|max(imi[sz]e|imum)?|benefit|higher|more|up)$/i
const least = /^(-1(\.0)?|-|\u2212|min(imi[sz]e|imum)?|cost|lower|less|down)$/i
const directionRow = /^(directions?|objectives?|goals?|optimi[sz]e)$/i
const weightRow = /^(weights?)$/i

function directionOf(text: string, criterion: string, line?: number): 1 | -1 {
  if (most.test(text)) return 1
  if (least.test(text)) return -1
  const place = line === undefined ? {} : { line }
  throw new Refusal(
    line === undefined ? 'bad-input' : 'bad-line',
    `direction of "${criterion}": "${text}" is neither max nor min`,
    place,
  )
}

/** What is gathered before it is complete. */
interface Parts {
  readonly alternatives: string[]
  readonly criteria: string[]
  readonly values: number[][]
  readonly directions: ((1 | -1) | undefined)[]
  readonly weights: (number | undefined)[]
}

/**
 * Reads a decision matrix. Wide: a column of alternatives, then one a criterion, with rows named `direction` and `weight` at choice. Long: `case,role,i,j,value` with
 * the roles `matrix`, `weight`, `objective`. Options go before what the table says. Without weights all are equal, which `areWeightsGiven` tells.
 */
export function readMatrix(text: string, options: MatrixOptions): { matrix: DecisionMatrix; areWeightsGiven: boolean } {
  const table = readOwnTable(text)
  const isLong = findColumn(table, ['role']) !== undefined && findColumn(table, ['value']) !== undefined
  if (!isLong && options.problem !== undefined)
    throw new Refusal('bad-input', 'problem: only a long table with a column "case" holds several')
  const parts = isLong ? readLong(table, options.problem) : readWide(table)
  const { alternatives, criteria, values } = parts
  if (criteria.length === 0) throw new Refusal('bad-input', 'the table has no column of a criterion')
  const split = (list: string, what: string): string[] => {
    const found = list.split(/[,;\s]+/).filter((each) => each !== '')
    if (found.length !== criteria.length)
      throw new Refusal('bad-input', `${what}: ${found.length} given for ${criteria.length} criteria (${criteria.join(', ')})`)
    return found
  }
  const asked = options.directions === undefined ? undefined : split(options.directions, 'directions')
  const directions = criteria.map((criterion, at) => {
    const own = asked?.[at] === undefined ? parts.directions[at] : directionOf(asked[at], criterion)
    if (own === undefined)
      throw new Refusal(
        'bad-input',
        `direction of "${criterion}" is missing: a row named direction, or --directions with max or min for each criterion`,
      )
    return own
  })
  const given = options.weights === undefined ? parts.weights : split(options.weights, 'weights').map(Number)
  const areWeightsGiven = given.some((weight) => weight !== undefined)
  const raw = criteria.map((criterion, at) => {
    const weight = areWeightsGiven ? given[at] : 1
    if (weight === undefined || !Number.isFinite(weight))
      throw new Refusal('bad-input', `weight of "${criterion}" is not a number`)
    if (weight < 0) throw new Refusal('bad-input', `weight of "${criterion}" is negative`)
    return weight
  })
  const sum = raw.reduce((total, weight) => total + weight, 0)
  if (sum === 0) throw new Refusal('bad-input', 'the weights sum to nought')
  return { matrix: { alternatives, criteria, values, directions, weights: raw.map((weight) => weight / sum) }, areWeightsGiven }
}

function readWide(table: OwnTable): Parts {
  const name = findColumn(table, ['alternative', 'name', 'project', 'facility', 'option']) ?? {
    index: 0,
    name: table.header[0] ?? '',
  }
  const columns = table.header.flatMap((header, index) =>
    index === name.index || header === '' ? [] : [{ index, name: header }],
  )
  const isPlain = (row: OwnRow): boolean => !directionRow.test(textAt(row, name)) && !weightRow.test(textAt(row, name))
  const plain = { header: table.header, rows: table.rows.filter(isPlain) }
  const readers = columns.map((column) => numbersOf(plain, column))
  const lines = new Map<string, number>()
  const values = plain.rows.map((row) => {
    const own = textAt(row, name)
    if (own === '') throw new Refusal('bad-line', 'the alternative has no name', { line: row.line, column: name.index + 1 })
    const before = lines.get(own)
    if (before !== undefined)
      throw new Refusal('bad-line', `alternative "${own}" stands on line ${before} already`, { line: row.line })
    lines.set(own, row.line)
    return readers.map((reader, at) => {
      const value = reader(row)
      if (value === null || !Number.isFinite(value))
        throw new Refusal(
          'bad-line',
          `${columns[at]?.name}: "${textAt(row, columns[at])}" of "${own}" is not a number, and unknown is not nought`,
          {
            line: row.line,
            column: (columns[at]?.index ?? 0) + 1,
          },
        )
      return value
    })
  })
  if (values.length === 0) throw new Refusal('empty-input', 'the table has no row of an alternative')
  const weightRows = { header: table.header, rows: table.rows.filter((row) => weightRow.test(textAt(row, name))) }
  const directionsRow = table.rows.find((row) => directionRow.test(textAt(row, name)))
  return {
    alternatives: [...lines.keys()],
    criteria: columns.map((column) => column.name),
    values,
    directions: columns.map((column) => {
      if (directionsRow !== undefined) return directionOf(textAt(directionsRow, column), column.name, directionsRow.line)
      const marked = /[([](max|min)\w*[)\]]/i.exec(column.name)?.[1]
      return marked === undefined ? undefined : directionOf(marked, column.name)
    }),
    weights: columns.map((column) => {
      const row = weightRows.rows[0]
      return row === undefined
        ? undefined
        : (numbersOf(weightRows, column)(row, { least: 0, says: 'is below nought: a weight cannot be negative' }) ?? undefined)
    }),
  }
}

function readLong(table: OwnTable, problem: string | undefined): Parts {
  const role = neededColumn(table, 'the role of a row', ['role'])
  const value = neededColumn(table, 'the value', ['value'], [role])
  const one = neededColumn(table, 'the alternative', ['i', 'alternative', 'row'], [role, value])
  const two = neededColumn(table, 'the criterion', ['j', 'criterion', 'column'], [role, value, one])
  const name = findColumn(table, ['case', 'problem'], [role, value, one, two])
  const known = [...new Set(table.rows.map((row) => textAt(row, name)))]
  const wanted =
    known.length === 1 && problem === undefined
      ? known[0]
      : known.find((each) => each.toLowerCase() === problem?.trim().toLowerCase())
  if (wanted === undefined)
    throw new Refusal(
      'bad-input',
      `${problem === undefined ? 'the table holds several problems, name one with problem' : `the table has no problem "${problem}"`}: ${known.join(', ')}`,
    )
  const rows = table.rows.filter((row) => textAt(row, name) === wanted)
  const valueOf = numbersOf({ header: table.header, rows }, value)
  const cells = new Map<string, number>()
  const alternatives = new Set<string>()
  const criteria = new Set<string>()
  const weights = new Map<string, number>()
  const directions = new Map<string, 1 | -1>()
  for (const row of rows) {
    const said = textAt(row, role).toLowerCase()
    const [first, second] = [textAt(row, one), textAt(row, two)]
    const needed = (range?: { least: number; says: string }): number => {
      const number = valueOf(row, range)
      if (number === null || !Number.isFinite(number))
        throw new Refusal('bad-line', `${value.name}: "${textAt(row, value)}" is not a number`, {
          line: row.line,
          column: value.index + 1,
        })
      return number
    }
    if (said === 'matrix') {
      const key = JSON.stringify([first, second])
      if (cells.has(key)) throw new Refusal('bad-line', `the value of ${first} in ${second} stands twice`, { line: row.line })
      cells.set(key, needed())
      alternatives.add(first)
      criteria.add(second)
    } else if (said === 'weight')
      weights.set(first || second, needed({ least: 0, says: 'is below nought: a weight cannot be negative' }))
    else if (said === 'objective' || said === 'direction')
      directions.set(first || second, directionOf(textAt(row, value), first || second, row.line))
  }
  if (alternatives.size === 0) throw new Refusal('empty-input', 'the table has no rows of role matrix')
  return {
    alternatives: [...alternatives],
    criteria: [...criteria],
    values: [...alternatives].map((alternative) =>
      [...criteria].map((criterion) => {
        const found = cells.get(JSON.stringify([alternative, criterion]))
        if (found === undefined)
          throw new Refusal('bad-input', `the matrix has no value of ${alternative} in ${criterion}, and unknown is not nought`)
        return found
      }),
    ),
    directions: [...criteria].map((criterion) => directions.get(criterion)),
    weights: [...criteria].map((criterion) => weights.get(criterion)),
  }
}
