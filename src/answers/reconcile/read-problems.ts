import { Refusal } from '../../kernel/errors.ts'
import type { Observation, Problem, Term } from '../../model/reconciliation/problem.ts'
import { findColumn, neededColumn, numbersOf, textAt } from '../own-table/columns.ts'
import { readOwnTable, type OwnRow, type OwnTable } from '../own-table/read-own-table.ts'
import { readEquation, type Expanded } from './equation.ts'

/** A problem of a user's table, with the names of its quantities and where its balances stand. */
export interface NamedProblem {
  readonly name: string
  readonly problem: Problem
  readonly variables: readonly string[]
  /** How each balance is called, and the line it stands on. */
  readonly balances: readonly { readonly says: string; readonly line: number }[]
}

/** What is gathered of a problem while its rows are read. */
class Draft {
  readonly said = new Map<string, { value?: number; sd?: number; least?: number; most?: number; line: number }>()
  readonly equations: { expanded: Expanded; says: string; line: number }[] = []
  readonly errors = new Map<string, { name: string; part: number }[]>()
  readonly rows = new Map<string, { terms: { coefficient: number; factors: string[] }[]; line: number }>()

  say(name: string, field: 'value' | 'sd' | 'least' | 'most', value: number, line: number): void {
    if (name === '') throw new Refusal('bad-line', 'the quantity has no name', { line })
    const known = this.said.get(name) ?? { line }
    if (known[field] !== undefined)
      throw new Refusal(
        'bad-line',
        `"${name}" has two ${field === 'sd' ? 'standard deviations' : `entries of "${field}"`}; two observations of one quantity are two quantities with a balance between them`,
        { line },
      )
    this.said.set(name, { ...known, [field]: value })
  }

  /** Names a quantity of which nothing is said. */
  mention(name: string, line: number): void {
    if (name === '') throw new Refusal('bad-line', 'the quantity has no name', { line })
    if (!this.said.has(name)) this.said.set(name, { line })
  }

  /** Says that an observation shares its error, or a part of its variance, with others of the same name. */
  share(error: string, name: string, part: number): void {
    this.errors.set(error, [...(this.errors.get(error) ?? []), { name, part }])
  }

  term(row: string, coefficient: number, factors: string[], line: number): void {
    const kept = this.rows.get(row) ?? { terms: [], line }
    kept.terms.push({ coefficient, factors })
    this.rows.set(row, kept)
  }

  finished(name: string, isNonNegative: boolean): NamedProblem {
    const equations = [
      ...[...this.rows].map(([row, { terms, line }]) => ({ expanded: terms, says: `row ${row}`, line })),
      ...this.equations,
    ]
    const where = name === '' ? '' : `problem ${name}: `
    if (equations.length === 0) throw new Refusal('bad-input', `${where}there is no balance, so nothing to reconcile`)
    for (const { expanded, line } of equations)
      for (const { factors } of expanded) for (const factor of factors) this.mention(factor, line)
    const variables = [...this.said.keys()]
    const numbers = new Map(variables.map((variable, at) => [variable, at]))
    const observations = [...this.said].map(([variable, { value, sd, least, most, line }]): Observation => {
      if (value === undefined && sd !== undefined && sd !== 0)
        throw new Refusal('bad-line', `"${variable}" has a standard deviation and no value`, { line })
      if (value !== undefined && sd === undefined)
        throw new Refusal(
          'bad-line',
          `"${variable}" has a value and neither standard deviation nor variance; 0 makes it an exact constant`,
          { line },
        )
      const floor = least ?? (isNonNegative ? 0 : -Infinity)
      if (floor > (most ?? Infinity)) throw new Refusal('bad-line', `the bounds of "${variable}" exclude each other`, { line })
      return { value: value ?? null, sd: sd ?? 0, least: floor, most: most ?? Infinity }
    })
    return {
      name,
      variables,
      balances: equations.map(({ says, line }) => ({ says, line })),
      problem: {
        observations,
        shared: [...this.errors.values()].map((group) =>
          group.map(({ name: sharer, part }) => ({ observation: numbers.get(sharer) ?? 0, part })),
        ),
        balances: equations.map(({ expanded }) =>
          expanded.map(({ coefficient, factors }): Term => ({
            coefficient,
            factors: factors.map((factor) => numbers.get(factor) ?? 0),
          })),
        ),
      },
    }
  }
}

/**
 * Reads problems in either form. Long: `case,role,variable,row_or_equation,value` with the roles `measured`, `sd` or `variance`, `unmeasured`,
 * `lower`, `upper`, `constraint_coefficient`, `right_hand_side`, `constraint`. Wide: `name,value,sd` with `lower`, `upper`, `equation`,
 * `shared_error` and `correlation` at choice.
 */
export function readProblems(text: string, isNonNegative: boolean): NamedProblem[] {
  const table = readOwnTable(text)
  const name = findColumn(table, ['case', 'problem'])
  const drafts = new Map<string, Draft>()
  const draftOf = (row: OwnRow): Draft => {
    const key = textAt(row, name)
    const draft = drafts.get(key) ?? new Draft()
    drafts.set(key, draft)
    return draft
  }
  const role = findColumn(table, ['role', 'kind'])
  if (role === undefined) readWide(table, draftOf)
  else readLong(table, draftOf)
  return [...drafts].map(([key, draft]) => draft.finished(key, isNonNegative))
}

function readLong(table: OwnTable, draftOf: (row: OwnRow) => Draft): void {
  const role = neededColumn(table, 'the role of a row', ['role', 'kind'])
  const variable = neededColumn(table, 'the quantity', ['variable', 'quantity', 'flow', 'name'], [role])
  const row = findColumn(table, ['row_or_equation', 'equation', 'row', 'balance'], [role, variable])
  const value = neededColumn(table, 'the value', ['value'], [role, variable, row])
  const valueOf = numbersOf(table, value)
  for (const each of table.rows) {
    const { line } = each
    const draft = draftOf(each)
    const said = textAt(each, role).toLowerCase()
    const name = textAt(each, variable)
    const place = textAt(each, row)
    const needed = (range?: { least: number; says: string }): number => {
      const number = valueOf(each, range)
      if (number === null || !Number.isFinite(number))
        throw new Refusal('bad-line', `${value.name}: "${textAt(each, value)}" is not a number`, {
          line,
          column: value.index + 1,
        })
      return number
    }
    if (said === 'measured') draft.say(name, 'value', needed(), line)
    else if (said === 'sd') draft.say(name, 'sd', needed({ least: 0, says: 'is below nought' }), line)
    else if (said === 'variance') draft.say(name, 'sd', Math.sqrt(needed({ least: 0, says: 'is below nought' })), line)
    else if (said === 'unmeasured') draft.mention(name, line)
    else if (said === 'lower') draft.say(name, 'least', needed(), line)
    else if (said === 'upper') draft.say(name, 'most', needed(), line)
    else if (said === 'constraint_coefficient') {
      if (name === '' || place === '') throw new Refusal('bad-line', 'a coefficient needs a quantity and a row', { line })
      draft.term(place, needed(), [name], line)
    } else if (said === 'right_hand_side' || said === 'rhs') draft.term(place, -needed(), [], line)
    else if (said === 'constraint' || said === 'equation')
      draft.equations.push({ expanded: readEquation(place || name, line), says: place || name, line })
    else
      throw new Refusal(
        'bad-line',
        `"${textAt(each, role)}" is no role; known are measured, sd, variance, unmeasured, lower, upper, constraint_coefficient, right_hand_side and constraint`,
        { line, column: role.index + 1 },
      )
  }
}

function readWide(table: OwnTable, draftOf: (row: OwnRow) => Draft): void {
  const equation = findColumn(table, ['equation', 'balance', 'constraint'])
  const name = neededColumn(table, 'the quantity', ['name', 'flow', 'variable', 'quantity'], [equation])
  const value = neededColumn(table, 'the observed value', ['value', 'measured', 'amount'], [equation, name])
  const sd = findColumn(table, ['sd', 'standard_deviation', 'sigma', 'uncertainty'], [equation, name, value])
  const variance = findColumn(table, ['variance', 'var'], [equation, name, value, sd])
  const least = findColumn(table, ['lower', 'min', 'least'], [equation, name, value])
  const most = findColumn(table, ['upper', 'max', 'most'], [equation, name, value])
  const error = findColumn(table, ['shared_error', 'wire', 'copy_of'], [equation, name, value, sd, variance, least, most])
  const correlation = findColumn(table, ['correlation', 'shared_part'], [equation, name, value, sd, variance, least, most, error])
  if (correlation !== undefined && error === undefined)
    throw new Refusal(
      'bad-input',
      `column "${correlation.name}" needs a column shared_error, which names the error that is shared`,
    )
  const partOf = numbersOf(table, correlation)
  const fields = [
    { field: 'value' as const, of: numbersOf(table, value), least: -Infinity, root: false },
    { field: 'sd' as const, of: numbersOf(table, sd), least: 0, root: false },
    { field: 'sd' as const, of: numbersOf(table, variance), least: 0, root: true },
    { field: 'least' as const, of: numbersOf(table, least), least: -Infinity, root: false },
    { field: 'most' as const, of: numbersOf(table, most), least: -Infinity, root: false },
  ]
  for (const row of table.rows) {
    const draft = draftOf(row)
    const quantity = textAt(row, name)
    const says = textAt(row, equation)
    if (says !== '') draft.equations.push({ expanded: readEquation(says, row.line), says, line: row.line })
    if (quantity === '' && says !== '') continue
    draft.mention(quantity, row.line)
    const part = partOf(row, { least: 0, most: 1, says: 'is not between 0 and 1' })
    if (textAt(row, error) !== '') draft.share(textAt(row, error), quantity, part ?? 1)
    for (const { field, of, least, root } of fields) {
      const number = of(row, { least, says: 'is below nought' })
      if (number !== null) draft.say(quantity, field, root ? Math.sqrt(number) : number, row.line)
    }
  }
}
