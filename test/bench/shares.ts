/**
 * How long a warm answer of `share`, `concentration`, `supply-risk` and `chain` takes, in process, over every mineral and stage
 * of the bundled data. `node test/bench/shares.ts`; the answers of a first round are thrown away, then each is asked nine times and its median counts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDesk } from '../../src/main.ts'

const home = mkdtempSync(path.join(tmpdir(), 'ytterby-bench-'))
const opened = await openDesk({ home })
const figures = await opened.desk.ledger.figures({ measures: ['production', 'production_share', 'reserves', 'reserves_share'] })
const pairs = [...new Set(figures.flatMap(({ mineral, stage }) => (mineral && stage ? [`${mineral}|${stage}`] : [])))].map(
  (pair) => pair.split('|'),
)
const risks = (await opened.desk.ledger.figures({ measures: ['supply_risk'] })).map(({ subject }) => subject)

const questions: Record<string, Record<string, unknown>[]> = {
  share: pairs.map(([mineral, stage]) => ({ mineral, stage })),
  concentration: pairs.map(([mineral, stage]) => ({ mineral, stage })),
  'supply-risk': [...new Set(risks)].map((material) => ({ material })),
}

const rounds = 9
const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

for (const [name, inputs] of Object.entries(questions)) {
  const answered: Record<string, unknown>[] = []
  for (const input of inputs) {
    try {
      await opened.ask(name, input)
      answered.push(input)
    } catch {
      // A pair without a table of the world is refused; it is not timed.
    }
  }
  const times = answered.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, input] of answered.entries()) {
      const started = performance.now()
      await opened.ask(name, input)
      times[index]?.push(performance.now() - started)
    }
  // A median a question: other work on the machine shows in single runs, the question itself in most of them.
  const medians = times
    .map((took, index) => ({
      took: at(
        took.toSorted((a, b) => a - b),
        0.5,
      ),
      input: answered[index],
    }))
    .toSorted((a, b) => a.took - b.took)
  const took = medians.map((each) => each.took)
  console.log(
    `${name}: ${answered.length} questions, median ${at(took, 0.5).toFixed(2)} ms, p95 ${at(took, 0.95).toFixed(2)} ms, slowest ${at(took, 1).toFixed(2)} ms ${JSON.stringify(medians.at(-1)?.input)}`,
  )
}
await opened.close()
rmSync(home, { recursive: true, force: true })
