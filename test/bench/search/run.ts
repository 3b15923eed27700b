/**
 * Measures full text search: `node --expose-gc test/bench/search/run.ts DOCUMENTS [ours|plain|postgres|lance|all] [--folder DIR] [--keep]`.
 * The same documents and questions go to every engine in one run; figures are in docs/benchmarks.md.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quantileSorted } from 'simple-statistics'
import { madeDocument } from './corpus.ts'
import type { Engine } from './engine.ts'
import { classes, queriesOf, type QueryClass } from './queries.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string' },
    keep: { type: 'boolean' },
    reuse: { type: 'boolean' },
    passes: { type: 'string' },
    batch: { type: 'string' },
  },
})
const size = Number(positionals[0] ?? 10_000)
const wanted = (positionals[1] ?? 'ours,plain').split(',')
const passes = Number(values.passes ?? 3)
const batch = Number(values.batch ?? 2000)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'ytterby-search-'))
const seed = 1

const engines: Record<string, (at: string) => Promise<Engine & { opened?: number }>> = {
  ours: async (at) => (await import('./ours.ts')).ours(at),
  unpacked: async (at) => (await import('./ours.ts')).ours(at, false),
  plain: async (at) => (await import('./plain.ts')).plain(at),
  postgres: async (at) => (await import('./postgres.ts')).postgres(at),
  lance: async (at) => (await import('./lance.ts')).lance(at),
}

const rounded = (value: number): string => (value < 1 ? value.toFixed(2) : value < 20 ? value.toFixed(1) : value.toFixed(0))

async function build(engine: Engine): Promise<{ wall: number; cpu: number }> {
  let [wall, cpu] = [0, 0]
  const timed = async (work: () => unknown): Promise<void> => {
    const [at, used] = [performance.now(), process.cpuUsage()]
    await work()
    wall += performance.now() - at
    const spent = process.cpuUsage(used)
    cpu += (spent.user + spent.system) / 1000
  }
  for (let number = 1; number <= size; number += batch) {
    const documents = Array.from({ length: Math.min(batch, size - number + 1) }, (_, at) => madeDocument(seed, number + at, size))
    await timed(() => engine.add(documents))
    if (number % 50_000 < batch) process.stderr.write(`${engine.name}: ${number}\n`)
  }
  await timed(() => engine.finish())
  return { wall, cpu }
}

/** Best of some passes for every question, so that what others do on the machine counts little; and the first time, as a reader meets it. */
async function measure(
  engine: Engine,
  kind: QueryClass,
): Promise<{ p50: number; p99: number; first: number; found: number } | undefined> {
  const best: number[] = []
  const firsts: number[] = []
  let found = 0
  for (const query of queriesOf(kind)) {
    let least = Infinity
    for (let pass = 0; pass < passes; pass++) {
      const started = performance.now()
      const count = await engine.ask(kind, query)
      const spent = performance.now() - started
      if (count === undefined) return undefined
      if (pass === 0) {
        firsts.push(spent)
        found += count
      }
      least = Math.min(least, spent)
    }
    best.push(least)
  }
  best.sort((a, b) => a - b)
  firsts.sort((a, b) => a - b)
  return { p50: quantileSorted(best, 0.5), p99: quantileSorted(best, 0.99), first: quantileSorted(firsts, 0.5), found }
}

for (const name of wanted) {
  const at = join(folder, name)
  mkdirSync(at, { recursive: true })
  let engine = await engines[name]?.(at)
  if (engine === undefined) throw new Error(`no engine is called ${name}`)
  if (values.reuse !== true) {
    const { wall, cpu } = await build(engine)
    console.log(
      `${engine.name}, ${size} documents: ${((size / wall) * 1000).toFixed(0)} docs/s, ${engine.isServer ? '' : `${((size / cpu) * 1000).toFixed(0)} per CPU second, `}${(engine.bytes() / size).toFixed(0)} bytes a document, RSS ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
    )
    if (engine.opened !== undefined) {
      await engine.close()
      engine = await engines[name]?.(at)
    }
  }
  if (engine?.opened !== undefined) console.log(`opened and answered first in ${engine.opened.toFixed(0)} ms`)
  for (const kind of classes) {
    const told = engine === undefined ? undefined : await measure(engine, kind)
    console.log(
      `  ${kind.padEnd(9)} ${told === undefined ? '-' : `${rounded(told.p50)} / ${rounded(told.p99)} ms, first time ${rounded(told.first)}, found ${told.found}`}`,
    )
  }
  globalThis.gc?.()
  console.log(`  RSS after the questions ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`)
  await engine?.close()
}
if (values.keep !== true && values.folder === undefined) rmSync(folder, { recursive: true, force: true })
