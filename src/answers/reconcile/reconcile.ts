import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { chiSquareTail } from '../../model/reconciliation/chi-square.ts'
import { quantityClasses, type Reconciled, type Unsolved } from '../../model/reconciliation/problem.ts'
import { reconciled } from '../../model/reconciliation/reconcile.ts'
import { robustly, type Robust } from '../../model/reconciliation/robust.ts'
import { number, tableOf, text, yesNo } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { readProblems, type NamedProblem } from './read-problems.ts'

export const reconcileInput = z.object({
  table: z.string().describe('Text of a table: name,value,sd,equation, or long: case,role,variable,row_or_equation,value'),
  problem: z.string().optional().describe('The one to solve, where the table holds several; default: all'),
  nonNegative: z.boolean().default(false).describe('No quantity may fall below nought, unless its own bound says otherwise'),
  robust: z.coerce
    .number()
    .positive()
    .optional()
    .describe("Huber's loss: adjustments beyond so many standard deviations count by their size, not their square, such as 1.5"),
  flag: z.coerce.number().positive().default(1.96).describe('Normalised adjustments beyond this are gross errors'),
})

const quantity = z.object({
  name: z.string(),
  observed: z.number().nullable().describe('null: not measured'),
  observedSd: z.number().nullable(),
  value: z.number().nullable().describe('null: neither measured nor to be worked out'),
  sd: z.number().nullable().describe('Standard deviation after reconciliation, bounds apart'),
  adjustment: z.number().nullable(),
  normalised: z.number().nullable().describe('Adjustment over its standard deviation; null: nothing checks the observation'),
  isGrossError: z.boolean(),
  class: z.enum(quantityClasses),
  chi2Share: z.number().nullable().describe('Part of chi-square, 0 to 1'),
  bound: z.enum(['least', 'most']).nullable().describe('The bound that holds it'),
  weight: z.number().describe('How far the observation was trusted: 1, or less where a robust loss weighed it down'),
})

const solved = z.object({
  problem: z.string(),
  values: z.record(z.string(), z.number().nullable()),
  sd: z.record(z.string(), z.number().nullable()),
  chi2: z.number(),
  degreesOfFreedom: z.number().int(),
  pValue: z.number().nullable().describe('Probability of so large a chi-square by chance; null without degrees of freedom'),
  quantities: z.array(quantity),
  disagree: z.array(z.string()).describe('Observations flagged as gross errors, the worst first'),
  iterations: z.number().int(),
})

export const reconcileOutput = z.object({
  values: z.record(z.string(), z.number().nullable()).nullable().describe('Of the one problem; null where there are several'),
  sd: z.record(z.string(), z.number().nullable()).nullable(),
  chi2: z.number().nullable(),
  degreesOfFreedom: z.number().int().nullable(),
  problems: z.array(solved),
  parameters: z.object({
    method: z.literal('bounded weighted least squares'),
    flag: z.number(),
    nonNegative: z.boolean(),
    robust: z.number().nullable(),
  }),
  notes: z.array(z.string()),
})
type Solved = z.output<typeof solved>
type Asked = z.output<typeof reconcileInput>

const withFullWeight = (found: Reconciled | Unsolved): Robust | Unsolved =>
  'fault' in found ? found : { ...found, weights: found.values.map(() => 1) }

const saysOf = (balance: NamedProblem['balances'][number] | undefined): string =>
  balance === undefined ? 'an exact constant outside its own bounds' : `"${balance.says}"`

function solve({ name, problem, variables, balances }: NamedProblem, { flag, robust }: Asked): Solved {
  const found = robust === undefined ? withFullWeight(reconciled(problem)) : robustly(problem, robust)
  const where = name === '' ? '' : `problem ${name}: `
  if ('fault' in found) {
    if (found.fault === 'no-convergence')
      throw new Refusal(
        'bad-input',
        `${where}the iteration found no end; the products of the balances may have no common solution near the observations`,
      )
    if (found.fault === 'unequal-copies')
      throw new Refusal(
        'bad-input',
        `${where}"${variables[found.observation]}" is a copy (correlation 1) of a report with which it does not agree; give a correlation below 1`,
      )
    const balance = balances[found.balance]
    const line = balance === undefined ? {} : { line: balance.line }
    throw found.fault === 'out-of-bounds'
      ? new Refusal(
          'bad-input',
          `${where}no values within the bounds meet the balances; the nearest to blame is ${saysOf(balance)}`,
          line,
        )
      : new Refusal(
          'bad-input',
          `${where}the system is singular: balance ${saysOf(balance)} contradicts the other balances and exact constants`,
          line,
        )
  }
  const quantities = variables.map((variable, at): z.output<typeof quantity> => {
    const { value: observed, sd } = problem.observations[at] ?? { value: null, sd: 0 }
    const value = found.values[at] ?? null
    const adjustment = observed === null || value === null ? null : value - observed
    const normalised = found.normalised[at] ?? null
    return {
      name: variable,
      observed,
      observedSd: observed === null ? null : sd,
      value,
      sd: found.sd[at] ?? null,
      adjustment,
      normalised,
      isGrossError: normalised !== null && Math.abs(normalised) > flag,
      class: found.classes[at] ?? 'non-observable',
      chi2Share: adjustment === null || sd === 0 || found.chi2 === 0 ? null : (found.chi2Of[at] ?? 0) / found.chi2,
      bound: found.bound[at] ?? null,
      weight: found.weights[at] ?? 1,
    }
  })
  return {
    problem: name,
    values: Object.fromEntries(quantities.map((each) => [each.name, each.value])),
    sd: Object.fromEntries(quantities.map((each) => [each.name, each.sd])),
    chi2: found.chi2,
    degreesOfFreedom: found.degreesOfFreedom,
    pValue: found.degreesOfFreedom === 0 ? null : chiSquareTail(found.chi2, found.degreesOfFreedom),
    quantities,
    disagree: quantities
      .filter(({ isGrossError }) => isGrossError)
      .toSorted((a, b) => Math.abs(b.normalised ?? 0) - Math.abs(a.normalised ?? 0))
      .map((each) => each.name),
    iterations: found.iterations,
  }
}

export const reconcile = operation({
  name: 'reconcile',
  asks: 'Which values meet all balances and lie nearest to what was observed, and which observations disagree?',
  input: reconcileInput,
  output: reconcileOutput,
  cli: {
    argument: { name: 'file', field: 'table', kind: 'file' },
    examples: [
      'reconcile flows.csv',
      'reconcile problems.csv --problem STAN',
      'reconcile flows.csv --non-negative',
      'reconcile flows.csv --robust 1.5',
    ],
  },
  rows: ({ problems }) =>
    tableOf(
      problems.flatMap(({ problem, quantities }) => quantities.map((each) => ({ ...each, problem }))),
      [
        text('problem', 'name of the problem', ({ problem }) => problem),
        text('name', 'quantity', ({ name }) => name),
        number('observed', 'as observed', ({ observed }) => observed),
        number('observed_sd', 'its standard deviation', ({ observedSd }) => observedSd),
        number('value', 'reconciled', ({ value }) => value),
        number('sd', 'standard deviation after reconciliation', ({ sd }) => sd),
        number('adjustment', 'reconciled less observed', ({ adjustment }) => adjustment),
        number('normalised', 'adjustment over its standard deviation', ({ normalised }) => normalised),
        yesNo('gross_error', 'beyond the flag', ({ isGrossError }) => isGrossError),
        text('class', 'what the balances make of it', (each) => each.class),
        text('bound', 'bound that holds it', ({ bound }) => bound),
        number('weight', 'how far it was trusted', ({ weight }) => weight),
      ],
      () => [],
    ),
  answer(_desk, input) {
    const { table, problem, nonNegative, flag, robust = null } = input
    const all = readProblems(table, nonNegative)
    const chosen = problem === undefined ? all : all.filter(({ name }) => name.toLowerCase() === problem.trim().toLowerCase())
    if (chosen.length === 0)
      throw new Refusal(
        'bad-input',
        `the table has no problem "${problem}"; it has ${all.map(({ name }) => name || '(without name)').join(', ')}`,
      )
    const problems = chosen.map((each) => solve(each, input))
    const [only] = problems.length === 1 ? problems : []
    const held = problems.flatMap(({ quantities }) => quantities.filter(({ bound }) => bound !== null).map(({ name }) => name))
    const lessTrusted = problems.flatMap(({ quantities }) =>
      quantities.filter(({ weight }) => weight < 1).map(({ name, weight }) => `${name} (${weight.toFixed(2)})`),
    )
    return Promise.resolve({
      values: only?.values ?? null,
      sd: only?.sd ?? null,
      chi2: only?.chi2 ?? null,
      degreesOfFreedom: only?.degreesOfFreedom ?? null,
      problems,
      parameters: { method: 'bounded weighted least squares' as const, flag, nonNegative, robust },
      notes: [
        ...(held.length === 0
          ? []
          : [
              `held at a bound: ${held.join(', ')}; standard deviations and chi-square's degrees of freedom are those without bounds`,
            ]),
        ...(lessTrusted.length === 0
          ? []
          : [
              `weighed down by the robust loss: ${lessTrusted.join(', ')}; chi-square and the standard deviations are those after weighing, so the test is too kind`,
            ]),
      ],
    })
  },
})
