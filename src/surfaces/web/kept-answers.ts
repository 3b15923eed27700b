import { Refusal, refusals } from '../../kernel/errors.ts'
import { recent } from './recent.ts'

/** Under one revision the same wrong question is refused for the same reason; what is our fault may pass. */
const lasting = (error: unknown): boolean => error instanceof Refusal && refusals[error.code].http < 500

/** Asks once for everybody who asks the same, meanwhile or later. What failed on our side is asked again next time. */
export type Once = <T>(key: string, ask: () => Promise<T>) => Promise<T>

/** Answers in memory under the ledger's revision: a page that shows the same stage by another basis asks for one thing, not eight. */
export function keptAnswers(revision: () => Promise<string>, limit = 512): Once {
  const answers = recent<Promise<unknown>>(limit)
  return async <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = `${await revision()} ${key}`
    const kept = answers.get(known)
    if (kept !== undefined) return kept as Promise<T>
    const asked = ask()
    answers.keep(known, asked)
    asked.catch((error: unknown) => {
      if (!lasting(error)) answers.forget(known)
    })
    return asked
  }
}
