import { z } from 'zod'
import type { Desk, Operation } from '../answers/operation.ts'
import { Refusal, refusals, type RefusalCode } from '../kernel/errors.ts'

/** Asks one question by name. What comes back is the operation's output object, the same on every surface. */
export interface Ask {
  (name: string, input: unknown): Promise<unknown>
}

const isRefusalCode = (code: unknown): code is RefusalCode => typeof code === 'string' && code in refusals

/** Turns the first complaint of a schema into one sentence with a stable code. */
function refusalOf(name: string, error: z.ZodError): Refusal {
  const issue = error.issues[0]
  if (issue === undefined) return new Refusal('bad-input', `${name} cannot read this input`, { cause: error })
  const where = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  const params: unknown = issue.code === 'custom' ? issue.params : undefined
  const asked: unknown = typeof params === 'object' && params !== null && 'refusal' in params ? params.refusal : undefined
  const line = issue.path[0] === 'lines' && typeof issue.path[1] === 'number' ? { line: issue.path[1] + 1 } : {}
  return new Refusal(isRefusalCode(asked) ? asked : 'bad-input', `${where}${issue.message}`, { ...line, cause: error })
}

/** Binds the table of operations to a desk. Input is validated here, once, for all surfaces. */
export function askWith(desk: Desk, operations: readonly Operation[]): Ask {
  const byName = new Map(operations.map((op) => [op.name, op]))
  return async (name, input) => {
    const op = byName.get(name)
    if (op === undefined) throw new Refusal('not-found', `there is no question called "${name}"`)
    const parsed = op.input.safeParse(input)
    if (!parsed.success) throw refusalOf(name, parsed.error)
    return op.answer(desk, parsed.data)
  }
}
