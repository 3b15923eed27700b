import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { fuzz } from './fuzz-runs.ts'

// A taste of `node test/bench/fuzz.ts`, which goes on for ten minutes; YTTERBY_FUZZ_MINUTES makes this one longer.
const minutes = Number(process.env['YTTERBY_FUZZ_MINUTES'] ?? 0.05)

test(
  'whatever is broken in texts and documents is read or refused, never thrown at',
  async () => {
    const { runs } = await fuzz(performance.now() + minutes * 60_000, 1)
    expect(runs['other document']).toBeGreaterThan(0)
  },
  minutes * 60_000 + 60_000,
)
