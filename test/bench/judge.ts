/**
 * Scores verdicts on the gold set of the reference folder, against its fact table, and prints speed. Run with Node 24:
 * `node test/bench/judge.ts [--errors N]`. Nothing is read but the gold set and the scorer.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { median, quantile } from 'simple-statistics'
import { judge, judgeInput } from '../../src/answers/judge/judge.ts'
import { benchOf, judgeClaim } from '../../src/answers/judge/judging.ts'
import { assertionOf } from '../../src/answers/judge/loose.ts'
import { present } from '../../src/answers/judge/present.ts'
import type { Desk } from '../../src/answers/operation.ts'
import { day } from '../../src/kernel/day.ts'
import { readFactTable } from '../../src/ledger/fact-table.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const scorer = join(shared, 'tools/score-claims.mjs')
const gold = join(shared, 'data/gold/claims-public.jsonl')
const verdicts = join(shared, 'data/gold/verdicts-public.jsonl')
const table = readFileSync(join(shared, 'data/gold/facts.csv'), 'utf8')
const options = process.argv.slice(2)
const errors = options.includes('--errors') ? (options[options.indexOf('--errors') + 1] ?? '50') : null
// The day on which the gold verdicts were given; a verdict is nothing without its day.
const asOf = day('2026-11-22')

const claims = execFileSync(process.execPath, [scorer, 'claims', '--gold', gold, '--verdicts', verdicts], { encoding: 'utf8' })
const lines = claims
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as unknown)
const input = judgeInput.parse({ lines, facts: table, asOf })
// The fact table stands in for the ledger, so that nothing of the desk is asked.
const answer = await judge.answer({} as Desk, input)

const folder = mkdtempSync(join(tmpdir(), 'ytterby-judge-'))
const file = join(folder, 'verdicts.jsonl')
writeFileSync(file, answer.lines.map((line) => JSON.stringify(line)).join('\n'))
const scored = ['judge', '--verdicts', verdicts, '--pred', file, ...(errors === null ? [] : ['--errors', errors])]
process.stdout.write(execFileSync(process.execPath, [scorer, ...scored], { encoding: 'utf8' }))
rmSync(folder, { recursive: true })

const facts = readFactTable(table)
if (!facts.ok) throw new Error(facts.fault.says)
const started = performance.now()
const bench = benchOf(facts.value, { asOf, knownBy: null })
const prepared = performance.now() - started
const times: number[] = []
for (let round = 0; round < 5; round++)
  for (const { date, claim } of input.lines) {
    const begin = performance.now()
    const assertion = assertionOf(claim, date ?? null)
    present(assertion, judgeClaim(assertion, bench), bench)
    if (round > 1) times.push(performance.now() - begin)
  }
console.log(
  `bench of ${facts.value.length} facts ${prepared.toFixed(1)} ms; a claim ${median(times).toFixed(3)} ms median, ${quantile(times, 0.95).toFixed(3)} ms p95`,
)
