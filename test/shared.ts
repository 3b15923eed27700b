import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'

const beside = fileURLToPath(new URL('../../shared/', import.meta.url))

/** The reference folder beside the project, with a closing slash, or null where the project stands alone. */
export const shared: string | null = existsSync(beside) ? beside : null

/**
 * Tests that need the reference folder. Where it is absent they are skipped with a loud line; under CI its absence is an
 * error, so that a green run there always means they ran.
 */
export function describeShared(name: string, body: (folder: string) => void): void {
  if (shared !== null) {
    const folder = shared
    describe(name, () => body(folder))
    return
  }
  if (process.env['CI']) throw new Error(`"${name}" needs the reference folder ../shared, which is absent although CI is set`)
  console.warn(`\n!!! SKIPPED, the reference folder ../shared is absent: ${name}\n`)
  // The body would look for its files while it is collected, so it is not even called.
  test.skip(name)
}
