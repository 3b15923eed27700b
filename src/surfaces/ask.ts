import { z } from 'zod'
import type { Desk, Operation } from '../answers/operation.ts'
import { Refusal, refusals, type RefusalCode } from '../kernel/errors.ts'

/** Asks one question by name. What comes back is the operation's output object, the same on every surface. */
export interface Ask {
  (name: string, input: unknown, watch?: AskWatch): Promise<unknown>
}

/** Who looks on while a long question is answered: told how far it is, and asked whether it is still wanted. */
export interface AskWatch {
  progress(done: number, of: number): void
  isCancelled(): boolean
}

const isRefusalCode = (code: unknown): code is RefusalCode => typeof code === 'string' && code in refusals

/** What the schema complains of, in a sentence a reader can act on; the library's own words only where none of ours fits. */
function complaint(issue: z.core.$ZodIssue): string {
  const { input } = issue
  const shown = input === undefined || Number.isNaN(input) ? 'this' : JSON.stringify(input)
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) return 'is missing'
      if (issue.expected === 'int') return 'must be a whole number'
      return issue.expected === 'number' ? 'must be a number' : `must be ${article(issue.expected)}, not ${shown}`
    case 'too_small':
      return issue.origin === 'array' ? 'must not be empty' : `must be at least ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `must have at most ${issue.maximum} characters` : `must be at most ${issue.maximum}`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `knows no ${issue.keys.join(', ')}`
    default:
      return issue.message
  }
}

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`)

/** Turns the first complaint of a schema into one sentence with a stable code. */
function refusalOf(name: string, error: z.ZodError): Refusal {
  const issue = error.issues[0]
  if (issue === undefined) return new Refusal('bad-input', `${name} cannot read this input`, { cause: error })
  const params: unknown = issue.code === 'custom' ? issue.params : undefined
  const asked: unknown = typeof params === 'object' && params !== null && 'refusal' in params ? params.refusal : undefined
  const line = issue.path[0] === 'lines' && typeof issue.path[1] === 'number' ? { line: issue.path[1] + 1 } : {}
  const path = issue.path.filter((_, index) => !('line' in line) || index > 1).join('.')
  const says = complaint(issue)
  const whole = path === '' ? says : issue.code === 'custom' ? `${path}: ${says}` : `${path} ${says}`
  return new Refusal(isRefusalCode(asked) ? asked : 'bad-input', whole, { ...line, cause: error })
}

/** Binds the table of operations to a desk. Input is validated here, once, for all surfaces. */
export function askWith(desk: Desk, operations: readonly Operation[]): Ask {
  const byName = new Map(operations.map((op) => [op.name, op]))
  return async (name, input, watch) => {
    const op = byName.get(name)
    if (op === undefined) throw new Refusal('not-found', `there is no question called "${name}"`)
    const parsed = op.input.safeParse(input, { reportInput: true })
    if (!parsed.success) throw refusalOf(name, parsed.error)
    return op.answer(watch === undefined ? desk : { ...desk, ...watch }, parsed.data)
  }
}
