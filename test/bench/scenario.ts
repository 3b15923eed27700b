/**
 * The scenario engines on a made-up world of 4 elements, 20 places and 60 months, beside a plain implementation of the same rules in the same
 * run: `node test/bench/scenario.ts`. Wall clock and, as other work may share the machine, time of this process alone.
 */
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { exportsOf } from '../worlds.ts'
import { benchStudy, benchWorld, months } from './scenario-study.ts'
import { plainChain } from './plain-chain.ts'
import { during, noForcing } from '../../src/model/scenario/forcing.ts'
import { runDraws, summarise, type Part } from '../../src/model/scenario/monte-carlo.ts'
import { optimum } from '../../src/model/scenario/optimal.ts'
import { defaultParameters } from '../../src/model/scenario/parameters.ts'
import { Scratch, simulate } from '../../src/model/scenario/simulate.ts'

const options = { draws: 1000, seed: 1 }

if (isMainThread) await main()
else {
  const { from, to } = workerData as { from: number; to: number }
  const part = runDraws(benchStudy(benchWorld(6)), options, from, to)
  if ('kind' in part) throw new Error(part.kind)
  parentPort?.postMessage(part, [part.scenario.buffer, part.baseline.buffer, part.firstShort.buffer])
}

function timed(runs: number, work: () => void): { wall: number; own: number } {
  for (let run = 0; run < Math.min(10, runs); run++) work()
  const times = Array.from({ length: runs }, () => {
    const [clock, own] = [performance.now(), process.cpuUsage()]
    work()
    return { wall: performance.now() - clock, own: process.cpuUsage(own).user / 1000 }
  })
  const median = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!
  return { wall: median(times.map(({ wall }) => wall)), own: median(times.map(({ own }) => own)) }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  for (const [title, suppliers] of [
    ['six suppliers a buyer', 6],
    ['everybody supplies everybody', 60],
  ] as const) {
    const world = benchWorld(suppliers)
    const flows = exportsOf(world, 0)
    const cut = { ...noForcing(months), cuts: [{ flows, passes: during(months, 6, 17, 0.2, 1) }] }
    const licence = {
      ...noForcing(months),
      licences: [{ flows, granted: during(months, 6, 30, 0.2, -1), uncontrolled: 0.1, wait: 2 }],
    }
    const scratch = new Scratch()
    const plain = timed(9, () => void plainChain(world, months, { from: 'P0', since: 6, until: 17, keep: 0.2 }))
    for (const [name, forcing] of [
      ['no forcing', noForcing(months)],
      ['a cut of 80 % for a year', cut],
      ['licences for two years', licence],
    ] as const) {
      const { wall, own } = timed(51, () => void simulate(world, forcing, defaultParameters, scratch))
      say(
        `${title}, ${name}: ${wall.toFixed(2)} ms a run (own time ${own.toFixed(2)} ms), plain objects ${plain.wall.toFixed(1)} ms (${plain.own.toFixed(1)}): ${(plain.wall / wall).toFixed(1)} times`,
      )
    }
  }
  const world = benchWorld(6)
  const cut = { ...noForcing(months), cuts: [{ flows: exportsOf(world, 0), passes: during(months, 6, 17, 0.2, 1) }] }
  const best = timed(3, () => {
    for (let element = 0; element < 4; element++) optimum(world, cut, defaultParameters, element)
  })
  say(`optimal allocation, 4 elements: ${best.wall.toFixed(0)} ms (own time ${best.own.toFixed(0)} ms)`)
  const started = performance.now()
  const used = process.cpuUsage()
  const parts = await Promise.all(
    [
      [0, 500],
      [500, 1000],
    ].map(
      ([from, to]) =>
        new Promise<Part>((resolve, reject) => {
          const worker = new Worker(new URL(import.meta.url), { workerData: { from, to } })
          worker.once('message', resolve)
          worker.once('error', reject)
        }),
    ),
  )
  const drawn = performance.now() - started
  const own = process.cpuUsage(used).user / 1000
  summarise(benchStudy(world), options, parts)
  say(
    `1,000 draws with their baselines, two workers: ${(drawn / 1000).toFixed(1)} s (own time of both ${(own / 1000).toFixed(1)} s), bands and drivers of 40 series ${((performance.now() - started - drawn) / 1000).toFixed(1)} s more, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
  )
}
