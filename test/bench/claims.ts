/**
 * Scores claim extraction on the gold set of the reference folder and prints speed. Run with Node 24:
 * `node test/bench/claims.ts [--errors N] [--dump]`. Nothing is read but the gold set, the gazetteer and the scorer.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { Claim } from '../../src/claims/claim.ts'
import { readClaims } from '../../src/claims/read-claims.ts'
import { bundledGazetteer } from './gazetteer.ts'

interface Line {
  readonly id: string
  readonly passage: string
  readonly context: string | null
  readonly date: string | null
  readonly publisher: string | null
}

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const scorer = join(shared, 'tools/score-claims.mjs')
const gold = join(shared, 'data/gold/claims-public.jsonl')
const options = process.argv.slice(2)
const errors = options.includes('--errors') ? (options[options.indexOf('--errors') + 1] ?? '50') : null

const gazetteer = bundledGazetteer()
const lines = execFileSync(process.execPath, [scorer, 'passages', '--gold', gold], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Line)

const annotation = ({ quote, span, ...claim }: Claim): object => ({ span: quote, start: span[0], end: span[1], ...claim })
const answers = lines.map((line) => ({
  id: line.id,
  annotations: readClaims(
    { text: line.passage, context: line.context, date: line.date, publisher: line.publisher },
    gazetteer,
  ).claims.map(annotation),
}))
const folder = mkdtempSync(join(tmpdir(), 'ytterby-claims-'))
const out = join(folder, 'out.jsonl')
writeFileSync(out, answers.map((answer) => JSON.stringify(answer)).join('\n'))
if (options.includes('--dump')) for (const answer of answers) console.log(JSON.stringify(answer))
console.log(
  execFileSync(
    process.execPath,
    [scorer, 'extract', '--gold', gold, '--pred', out, ...(errors === null ? [] : ['--errors', errors])],
    { encoding: 'utf8' },
  ),
)
rmSync(folder, { recursive: true })

const size = lines.reduce((sum, line) => sum + line.passage.length, 0)
const rounds = 30
const start = performance.now()
for (let round = 0; round < rounds; round++)
  for (const line of lines)
    readClaims({ text: line.passage, context: line.context, date: line.date, publisher: line.publisher }, gazetteer)
const seconds = (performance.now() - start) / 1000
console.log(`speed ${((size * rounds) / seconds / 1e6).toFixed(2)} MB/s over ${lines.length} passages`)
